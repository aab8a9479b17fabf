package org.wattline.billing.contract.metering;

/** Where a meter is in its life. */
public enum MeterState {
  IN_STOCK,
  INSTALLED,
  /** Taken off a point; it may be installed again. */
  REMOVED,
  SCRAPPED
}
