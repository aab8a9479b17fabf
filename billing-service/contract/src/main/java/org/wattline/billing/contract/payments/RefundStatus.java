package org.wattline.billing.contract.payments;

/** Where a refund stands. */
public enum RefundStatus {
  REQUESTED,
  PENDING,
  /** The provider did not answer in time and is being asked. */
  UNKNOWN,
  SUCCEEDED,
  FAILED
}
