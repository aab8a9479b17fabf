package org.wattline.billing.payments;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Money that had come has gone back, and what it paid is owed again; published in the transaction
 * that posts it.
 */
public record PaymentReturned(UUID paymentId, UUID accountId, BigDecimal amount, Cause cause) {
  /** Why. */
  public enum Cause {
    REFUND,
    DISPUTE
  }
}
