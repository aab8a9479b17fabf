package org.wattline.billing.contract.payments;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/**
 * Payments by card. A customer reaches those of the accounts it has a role on; paying needs the
 * role of a payer.
 *
 * <p>Whatever moves money takes an {@code Idempotency-Key}: {@link #KEY_PATTERN}, new for each
 * thing wanted and the same when the same thing is sent again. Sent again, it is answered as the
 * first time; while the first is under way, 409; with another content, 422.
 */
@HttpExchange("/api/v1")
public interface PaymentsApi {
  /** The header that names what is wanted once. */
  String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** What a key may look like; a UUID does. */
  String KEY_PATTERN = "[A-Za-z0-9_-]{8,64}";

  /**
   * Starts a payment: with a saved method it is charged at once, else the answer's {@code
   * checkoutUrl} is the page to type a card into.
   */
  @PostExchange("/accounts/{accountId}/payments")
  Payment pay(
      @PathVariable UUID accountId,
      @RequestHeader(IDEMPOTENCY_KEY) String key,
      @Valid @RequestBody NewPayment payment);

  /**
   * The payments of an account, newest first.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/accounts/{accountId}/payments")
  Page<Payment> ofAccount(
      @PathVariable UUID accountId,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @GetExchange("/payments/{id}")
  Payment get(@PathVariable UUID id);

  /** The receipt of a payment that succeeded; 409 before. */
  @GetExchange("/payments/{id}/receipt")
  PaymentReceipt receipt(@PathVariable UUID id);

  /** Saved methods of an account, newest first. */
  @GetExchange("/accounts/{accountId}/payment-methods")
  List<SavedMethod> methods(@PathVariable UUID accountId);

  /** A page on which a card is kept without paying. */
  @PostExchange("/accounts/{accountId}/payment-methods")
  ProviderPage saveMethod(
      @PathVariable UUID accountId,
      @RequestHeader(IDEMPOTENCY_KEY) String key,
      @Valid @RequestBody NewSavedMethod method);

  /** Forgets a saved method here and at the provider; automatic payment by it ends. */
  @DeleteExchange("/accounts/{accountId}/payment-methods/{methodId}")
  void removeMethod(@PathVariable UUID accountId, @PathVariable UUID methodId);

  @GetExchange("/accounts/{accountId}/autopay")
  Autopay autopay(@PathVariable UUID accountId);

  @PutExchange("/accounts/{accountId}/autopay")
  Autopay changeAutopay(@PathVariable UUID accountId, @Valid @RequestBody AutopayChange change);
}
