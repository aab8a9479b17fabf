package org.wattline.billing.contract.bank;

/** What became of an entry. */
public enum BankEntryState {
  /** Booked in suspense: a person must say whose it is. */
  UNMATCHED,
  /** Booked to an account. */
  MATCHED,
  /** The return of another entry, whose payment was undone. */
  RETURN,
  /** An incoming entry that came back. */
  RETURNED,
  /** No customer's business. */
  HANDED_OVER,
  /** Not booked by the bank yet, or in another currency: nothing is booked. */
  PENDING,
  /** Kept for information: the account is booked from the other message. */
  INFORMATION
}
