package org.wattline.billing.contract.billing;

/** Why an account was parked. */
public enum ParkReason {
  /** Intervals or reads are not there. */
  MISSING_USAGE,
  /** A tariff, price, tax rate or index value is not there. */
  MISSING_PRICE,
  /** Something about the account or its agreement is not known. */
  MISSING_FACT,
  /** The tariff may not be had by this account. */
  NOT_APPLICABLE,
  /** Somebody billed the account between preview and issue. */
  CHANGED_MEANWHILE,
  /** A fault of ours; it is in the log under the run's id. */
  FAULT
}
