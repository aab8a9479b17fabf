package org.wattline.billing.contract.bank;

/** A message of a bank. */
public enum BankMessage {
  /** camt.053: the statement of a day. */
  STATEMENT,
  /** camt.054: a notice of entries. */
  NOTIFICATION
}
