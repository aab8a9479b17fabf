package org.wattline.billing.contract.payments;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/** What staff do about payments by card. */
@HttpExchange("/api/v1")
public interface PaymentCareApi {

  /**
   * Gives money of a payment back to the card that paid. For the roles finance and supervisor, the
   * former up to the supplier's cap for one refund.
   */
  @PostExchange("/payments/{id}/refunds")
  Refund refund(
      @PathVariable UUID id,
      @RequestHeader(PaymentsApi.IDEMPOTENCY_KEY) String key,
      @Valid @RequestBody NewRefund refund);

  /** The refunds of a payment, oldest first. */
  @GetExchange("/payments/{id}/refunds")
  List<Refund> refunds(@PathVariable UUID id);

  /**
   * Disputes, newest first.
   *
   * @param open whether only those that are not decided yet
   */
  @GetExchange("/payment-disputes")
  Page<PaymentDispute> disputes(
      @RequestParam(defaultValue = "true") boolean open,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** Payments whose fate has been unknown or pending for too long, oldest first. */
  @GetExchange("/payments/attention")
  Page<Payment> attention(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
