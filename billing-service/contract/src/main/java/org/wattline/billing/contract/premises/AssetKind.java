package org.wattline.billing.contract.premises;

/** What stands behind a point and shapes its use. */
public enum AssetKind {
  SOLAR,
  WIND,
  BATTERY,
  EV_CHARGER,
  HEAT_PUMP,
  COGENERATION
}
