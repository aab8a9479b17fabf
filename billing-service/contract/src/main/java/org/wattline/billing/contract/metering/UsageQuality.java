package org.wattline.billing.contract.metering;

/** How far a value may be trusted, worst first. */
public enum UsageQuality {
  /** There is no value. */
  MISSING,
  /** Given, and marked as wrong by the grid operator; it is not counted. */
  INVALID,
  /** Computed in place of a value that may still come. */
  ESTIMATED,
  /** Measured, and announced as not final. */
  PROVISIONAL,
  /** Computed in place of a value that will not come. */
  SUBSTITUTED,
  MEASURED,
  /** Measured, and checked by the grid operator. */
  VALIDATED
}
