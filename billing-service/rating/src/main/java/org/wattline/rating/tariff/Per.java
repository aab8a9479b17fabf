package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** The time that a price covers. */
public enum Per {
  @Doc("One day")
  DAY,
  @Doc("One month of the cycle; where the cycle is the billing period, that period")
  MONTH,
  @Doc("One year from the year start")
  YEAR,
  @Doc("One cycle")
  CYCLE
}
