package org.wattline.billing.ledger;

/** What a transaction stands for. */
public enum TransactionKind {
  BILL,
  CORRECTION,
  ADVANCE,
  PAYMENT,
  REFUND,
  DISPUTE,
  /** Takes back what another transaction booked. */
  REVERSAL,
  WRITE_OFF,
  TRANSFER
}
