package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How often the highest demand is taken. */
public enum DemandAssessment {
  @Doc("Once a cycle")
  CYCLE,
  @Doc("Every day; the days are added")
  DAY
}
