package org.wattline.billing.contract.ledger;

/** An account of the general ledger that the books know. */
public enum BookAccount {
  RECEIVABLES,
  REVENUE,
  TAX_PAYABLE,
  ADVANCES,
  CARD_CLEARING,
  BANK,
  SUSPENSE,
  REFUNDS_PAYABLE,
  BAD_DEBT,
  DISPUTES,
  ROUNDING,
  GENERAL_LEDGER
}
