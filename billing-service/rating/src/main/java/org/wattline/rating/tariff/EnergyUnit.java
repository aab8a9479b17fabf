package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** The unit that an energy price is for. */
public enum EnergyUnit {
  @Doc("Kilowatt-hour: 1000 of the channel's Wh")
  KWH,
  @Doc("Megawatt-hour")
  MWH,
  @Doc("Cubic metre: 1000 of the channel's litres")
  M3,
  @Doc("Kilovar-hour: 1000 of the channel's varh")
  KVARH
}
