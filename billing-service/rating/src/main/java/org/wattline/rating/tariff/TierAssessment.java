package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Over what time a quantity climbs the tiers. */
public enum TierAssessment {
  @Doc("Each cycle")
  CYCLE,
  @Doc("The whole bill")
  PERIOD,
  @Doc("The year from the year start: what earlier bills of the year used is carried in")
  YEAR
}
