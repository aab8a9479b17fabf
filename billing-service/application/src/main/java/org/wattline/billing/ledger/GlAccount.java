package org.wattline.billing.ledger;

/** The accounts of the general ledger that this sub-ledger books to. */
public enum GlAccount {
  /** What customers owe; every leg names the customer's account. */
  RECEIVABLES,
  REVENUE,
  TAX_PAYABLE,
  /** Advances billed and not yet settled. */
  ADVANCES,
  /** Paid by card and not yet paid out by the card processor. */
  CARD_CLEARING,
  BANK,
  /** Money on the bank account of which nobody knows yet what it is for. */
  SUSPENSE,
  /** To be paid back to customers. */
  REFUNDS_PAYABLE,
  BAD_DEBT,
  /** Card payments that the payer disputes. */
  DISPUTES,
  ROUNDING,
  /** Handed on to the supplier's general ledger: bank costs and what is no customer's business. */
  GENERAL_LEDGER
}
