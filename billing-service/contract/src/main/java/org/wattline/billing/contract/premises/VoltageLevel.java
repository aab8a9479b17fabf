package org.wattline.billing.contract.premises;

/** The level of the grid that a point hangs on. */
public enum VoltageLevel {
  LOW,
  MEDIUM,
  HIGH
}
