package org.wattline.billing.contract.billing;

/** Where a line stands on the bill, in the order in which the groups are shown. */
public enum ChargeGroup {
  ENERGY,
  NETWORK,
  LEVIES,
  GENERATION,
  SERVICES,
  DISCOUNTS,
  /** Advances charged, or deducted by a settlement. */
  ADVANCES
}
