package org.wattline.rating.proof;

import org.wattline.rating.json.Doc;

/** Where a price came from. */
public enum PriceOrigin {
  @Doc("The tariff's own list")
  LIST,
  @Doc("The base list")
  BASE,
  @Doc("The account's override")
  OVERRIDE,
  @Doc("An index")
  INDEX
}
