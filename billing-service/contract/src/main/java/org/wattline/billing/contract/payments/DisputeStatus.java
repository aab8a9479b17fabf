package org.wattline.billing.contract.payments;

/** Where a dispute stands. */
public enum DisputeStatus {
  /** The bank asks; no money was taken back yet. */
  INQUIRY,
  NEEDS_RESPONSE,
  UNDER_REVIEW,
  WON,
  LOST,
  /** An inquiry that ended without a dispute. */
  CLOSED
}
