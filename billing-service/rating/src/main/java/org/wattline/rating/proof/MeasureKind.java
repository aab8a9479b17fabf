package org.wattline.rating.proof;

import org.wattline.rating.json.Doc;

/** What was measured. */
public enum MeasureKind {
  @Doc("The energy of all intervals in the range and period")
  ENERGY,
  @Doc("The highest mean power over a window in the range and period")
  PEAK,
  @Doc("The highest mean power of each day, added up")
  DAILY_PEAKS,
  @Doc("The highest mean power within the events of a set")
  EVENT_PEAK,
  @Doc("The root of the sum of the squares of what the mean power of each window has above a limit")
  EXCESS_ROOT,
  @Doc("Each interval's energy times its index value, added up")
  INDEX_WEIGHTED,
  @Doc("The part of the energy that lies in a tier when tiers fill as time passes")
  ENERGY_IN_TIER,
  @Doc("The blocks of a tier that were opened when tiers fill as time passes")
  BLOCKS_IN_TIER,
  @Doc("Active energy over apparent energy, rounded")
  POWER_FACTOR
}
