package org.wattline.billing.contract.billing;

/** What a bill is. */
public enum BillKind {
  /** Charges of periods that were not billed before. */
  INVOICE,
  /** A month's payment on account; what was used is settled later. */
  ADVANCE,
  /** What was used in the periods that advances were paid for, less those advances. */
  SETTLEMENT,
  /** The difference between what an earlier bill said of its periods and what is known now. */
  CORRECTION
}
