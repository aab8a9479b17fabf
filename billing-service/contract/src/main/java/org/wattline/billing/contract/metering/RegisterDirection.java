package org.wattline.billing.contract.metering;

/** What a register counts, seen from the customer. */
public enum RegisterDirection {
  IMPORT,
  EXPORT,
  NET,
  GENERATION
}
