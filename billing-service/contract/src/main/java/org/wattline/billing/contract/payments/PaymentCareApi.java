package org.wattline.billing.contract.payments;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.LocalDate;
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
  /** The longest part of a number or name that is looked for. */
  int MAX_ACCOUNT_WORDS = 100;

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
   * Refunds of all payments, newest first. Finance, supervisors and tenant administrators only.
   *
   * @param status only those that stand there, or null for all
   * @param from only those asked for on this local day of the supplier's or later, or null
   * @param to only those asked for before this local day, or null
   * @param least only those of this amount or more, or null
   * @param most only those of this amount or less, or null
   * @param account the beginning of an account's number or part of its holder's name, at most
   *     {@value #MAX_ACCOUNT_WORDS} characters; null for all
   */
  @GetExchange("/payment-refunds")
  Page<ListedRefund> allRefunds(
      @Nullable @RequestParam(required = false) RefundStatus status,
      @Nullable @RequestParam(required = false) LocalDate from,
      @Nullable @RequestParam(required = false) LocalDate to,
      @Nullable @RequestParam(required = false) BigDecimal least,
      @Nullable @RequestParam(required = false) BigDecimal most,
      @Nullable @RequestParam(required = false) String account,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** How many refunds stand where. Finance, supervisors and tenant administrators only. */
  @GetExchange("/payment-refunds/summary")
  List<RefundCount> refundSummary();

  /**
   * Disputes.
   *
   * @param open whether only those that are not decided yet; of no effect beside a status
   * @param status only those that stand there, or null
   * @param from only those opened on this local day of the supplier's or later, or null
   * @param to only those opened before this local day, or null
   * @param least only those of this amount or more, or null
   * @param most only those of this amount or less, or null
   * @param account the beginning of an account's number or part of its holder's name, at most
   *     {@value #MAX_ACCOUNT_WORDS} characters; null for all
   * @param order which come first; a cursor goes on in the order that it came of
   */
  @GetExchange("/payment-disputes")
  Page<PaymentDispute> disputes(
      @RequestParam(defaultValue = "true") boolean open,
      @Nullable @RequestParam(required = false) DisputeStatus status,
      @Nullable @RequestParam(required = false) LocalDate from,
      @Nullable @RequestParam(required = false) LocalDate to,
      @Nullable @RequestParam(required = false) BigDecimal least,
      @Nullable @RequestParam(required = false) BigDecimal most,
      @Nullable @RequestParam(required = false) String account,
      @RequestParam(defaultValue = "NEWEST") DisputeOrder order,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** How many disputes stand where. */
  @GetExchange("/payment-disputes/summary")
  List<DisputeCount> disputeSummary();

  /** Payments whose fate has been unknown or pending for too long, oldest first. */
  @GetExchange("/payments/attention")
  Page<Payment> attention(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
