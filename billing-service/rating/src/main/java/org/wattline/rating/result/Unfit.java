package org.wattline.rating.result;

import org.wattline.rating.json.Doc;

/** Why an account may not have a tariff. */
public enum Unfit {
  @Doc("The tariff begins later")
  TOO_EARLY,
  @Doc("The tariff has ended")
  TOO_LATE,
  @Doc("The tariff is for other customer classes")
  CLASS,
  @Doc("An attribute is less than the tariff allows")
  ATTRIBUTE_LOW,
  @Doc("An attribute is more than the tariff allows")
  ATTRIBUTE_HIGH,
  @Doc("The highest power of a cycle, in kW, is less than the tariff allows")
  PEAK_LOW,
  @Doc("The highest power of a cycle, in kW, is more than the tariff allows")
  PEAK_HIGH,
  @Doc("The energy of a cycle, in kWh, is less than the tariff allows")
  ENERGY_LOW,
  @Doc("The energy of a cycle, in kWh, is more than the tariff allows")
  ENERGY_HIGH
}
