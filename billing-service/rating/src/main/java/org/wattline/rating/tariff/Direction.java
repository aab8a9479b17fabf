package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Who pays. */
public enum Direction {
  @Doc("The customer pays")
  CHARGE,
  @Doc("The supplier pays: the price is positive and the amount negative")
  CREDIT
}
