package org.wattline.billing.contract.payments;

/** How a payment came about. */
public enum PaymentOrigin {
  /** The payer typed a card into the provider's page. */
  CHECKOUT,
  /** The payer used a saved method. */
  SAVED_METHOD,
  /** Collected on the due date, as the payer had agreed. */
  AUTOPAY
}
