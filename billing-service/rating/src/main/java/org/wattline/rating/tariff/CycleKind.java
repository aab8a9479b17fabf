package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How time is cut into the cycles that tiers, demand and minimum charges work by. */
public enum CycleKind {
  @Doc("Months from a day of the month on; a day that a month lacks is its last day")
  MONTHS,
  @Doc("Whatever one bill covers is one cycle")
  BILLING_PERIOD
}
