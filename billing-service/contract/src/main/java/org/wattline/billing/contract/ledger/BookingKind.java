package org.wattline.billing.contract.ledger;

/** What a transaction stands for. */
public enum BookingKind {
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
