package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What is supplied. */
public enum Commodity {
  @Doc("Electricity, in Wh")
  ELECTRICITY,
  @Doc("Gas, in Wh after conversion, or in litres")
  GAS,
  @Doc("Heat, in Wh")
  HEAT,
  @Doc("Water, in litres")
  WATER
}
