package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How tiers and time-of-use periods combine. Peers differ, so a tariff names its own. */
public enum TierReading {
  @Doc(
      "Tiers run on the total; each period has its share of every tier, in proportion to its energy")
  PRO_RATA,
  @Doc(
      "Tiers fill as time passes; each interval is priced by its period at the tier reached. A block costs what"
          + " the period asks in which it is begun, and a flat amount is charged once, by the period that first"
          + " reaches a tier of that number")
  CHRONOLOGICAL,
  @Doc("Each period has tiers of its own, which run on that period's energy")
  PER_PERIOD
}
