package org.wattline.billing.contract.tariffs;

/** Where a draft is on its way to being published. */
public enum DraftState {
  /** Being written. */
  OPEN,
  /** Waiting for somebody else to approve or reject it; it does not change meanwhile. */
  SUBMITTED
}
