package org.wattline.billing.contract.metering;

/** How sure a calorific value is. */
public enum CalorificState {
  /** May still be put right. */
  PROVISIONAL,
  /** Only another final value takes its place. */
  FINAL
}
