package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.payments.PaymentState;

/**
 * What the gateway says of a payment now.
 *
 * @param session its page's id, or null
 * @param intent the gateway's own payment, or null while there is none
 * @param url the page, while it is open
 * @param method as a payer knows it
 */
record Seen(
    PaymentState state,
    @Nullable String session,
    @Nullable String intent,
    @Nullable String url,
    @Nullable String method,
    List<SeenRefund> refunds,
    List<SeenDispute> disputes) {

  static Seen of(PaymentState state) {
    return new Seen(state, null, null, null, null, List.of(), List.of());
  }

  /**
   * @param reference our refund's id, or null when it was made at the gateway's console
   */
  record SeenRefund(
      String id, @Nullable String reference, BigDecimal amount, RefundStatus status, Instant at) {}

  /**
   * @param takenAt when the money was taken back, or null
   * @param returnedAt when it came again after the dispute was won, or null
   */
  record SeenDispute(
      String id,
      BigDecimal amount,
      DisputeStatus status,
      String reason,
      Instant openedAt,
      @Nullable Instant respondBy,
      @Nullable Instant takenAt,
      @Nullable Instant returnedAt) {}
}
