package org.wattline.billing.contract.premises;

/** What is supplied. */
public enum CommodityKind {
  ELECTRICITY,
  GAS,
  WATER,
  HEAT,
  COLD
}
