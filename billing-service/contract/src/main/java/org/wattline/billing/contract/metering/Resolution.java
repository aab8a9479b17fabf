package org.wattline.billing.contract.metering;

/** How finely usage is shown. All but the first follow the calendar of the point's zone. */
public enum Resolution {
  /** As measured. */
  INTERVAL,
  HOUR,
  DAY,
  MONTH,
  YEAR
}
