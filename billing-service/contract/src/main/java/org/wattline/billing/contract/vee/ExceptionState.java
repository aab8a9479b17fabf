package org.wattline.billing.contract.vee;

/** What became of an exception. */
public enum ExceptionState {
  /** Somebody is to look at it. */
  OPEN,
  /** The values stand. */
  ACCEPTED,
  /** What is missing is estimated; the true values are still to come. */
  ESTIMATED,
  /** The values are marked as wrong, and estimated anew where that can be done. */
  REJECTED,
  /** Somebody put other values. */
  EDITED,
  /** The values that came since are in order. */
  RESOLVED
}
