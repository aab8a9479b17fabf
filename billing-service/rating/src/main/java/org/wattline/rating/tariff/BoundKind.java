package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Which way a bound works. */
public enum BoundKind {
  @Doc("Adds what is lacking")
  MINIMUM,
  @Doc("Takes off what is too much")
  MAXIMUM
}
