package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What a limit is on. */
public enum LimitOf {
  @Doc("An attribute of the account")
  ATTRIBUTE,
  @Doc("The highest demand of a cycle, in kW, over the intervals that there are")
  PEAK_KW,
  @Doc("The energy of a cycle, in kWh")
  CYCLE_KWH
}
