package org.wattline.billing.contract.collections;

import static org.wattline.billing.contract.payments.PaymentsApi.IDEMPOTENCY_KEY;

import jakarta.validation.Valid;
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

/**
 * Payment arrangements: what an account owes on a day, paid by monthly instalments. A customer
 * reaches those of the accounts it has a role on; agreeing needs the role of a payer. Staff of
 * customer service, finance and supervisors agree longer ones, and cancel.
 *
 * <p>What is refused by policy is a 409 with a code: {@code arrangement-running}, {@code
 * arrangement-broken-lately}, {@code arrangement-disputed}, {@code arrangement-nothing-owed},
 * {@code arrangement-too-small}; {@code arrangement-owed-changed} where another sum is owed now
 * than was agreed to.
 */
@HttpExchange("/api/v1/accounts/{accountId}")
public interface ArrangementsApi {

  /**
   * What could be agreed now: a schedule for each number of months. Nothing is kept.
   *
   * @param firstOn the day of the first instalment, from today to 31 days on; null: in two weeks
   */
  @GetExchange("/arrangement-proposal")
  ArrangementProposal propose(
      @PathVariable UUID accountId, @Nullable @RequestParam(required = false) LocalDate firstOn);

  /** Agrees one. It covers all that is open at that moment; later bills are due as usual. */
  @PostExchange("/arrangements")
  Arrangement agree(
      @PathVariable UUID accountId,
      @RequestHeader(IDEMPOTENCY_KEY) String key,
      @Valid @RequestBody NewArrangement arrangement);

  /** The one that runs and those that ended, newest first. */
  @GetExchange("/arrangements")
  List<Arrangement> ofAccount(@PathVariable UUID accountId);

  /** Ends one that runs: what it covered is due as its documents say. Staff only. */
  @PostExchange("/arrangements/{arrangementId}/cancellation")
  Arrangement cancel(
      @PathVariable UUID accountId,
      @PathVariable UUID arrangementId,
      @Valid @RequestBody ArrangementCancelling cancelling);
}
