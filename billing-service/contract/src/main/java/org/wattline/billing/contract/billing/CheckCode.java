package org.wattline.billing.contract.billing;

/** What a check before issuing found remarkable. */
public enum CheckCode {
  /** The first bill of an agreement: nothing to compare it with. */
  FIRST_BILL,
  /** Far more than usual, in per cent and in money. */
  MUCH_HIGHER,
  /** Far less than usual, in per cent and in money. */
  MUCH_LOWER,
  /** Nothing to pay. */
  ZERO,
  /** A credit. */
  NEGATIVE,
  /** Above what a bill of its kind may come to unseen. */
  ABOVE_MAXIMUM,
  /** Below what a bill of its kind may come to unseen. */
  BELOW_MINIMUM,
  /** Days between two billed periods of an agreement are in no bill. */
  MISSING_PERIOD,
  /** Something it charges for was estimated. */
  ESTIMATED,
  /** It charges for an unusually long time. */
  LONG_PERIOD,
  /** It corrects a bill that was corrected before. */
  CORRECTED_AGAIN,
  /** No energy was used over a whole period. */
  NO_USAGE
}
