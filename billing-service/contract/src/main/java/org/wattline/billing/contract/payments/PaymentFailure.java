package org.wattline.billing.contract.payments;

/** Why a payment came to nothing. */
public enum PaymentFailure {
  /** The card's bank refused without saying more. */
  CARD_DECLINED,
  INSUFFICIENT_FUNDS,
  EXPIRED_CARD,
  INCORRECT_DETAILS,
  /** The bank wants the payer to confirm, and the payer did not or was not there. */
  AUTHENTICATION_REQUIRED,
  /** The payment page was closed or left open until it expired. */
  NOT_COMPLETED,
  /** The provider refused to take the payment at all. */
  REFUSED_BY_PROVIDER,
  OTHER
}
