package org.wattline.billing.contract.billing;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/** Bills: a customer reaches those of their own accounts, staff all of the supplier's. */
@HttpExchange("/api/v1")
public interface BillsApi {

  /**
   * The bills of an account, newest first.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/accounts/{accountId}/bills")
  Page<BillSummary> ofAccount(
      @PathVariable UUID accountId,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * Bills by number. Staff only.
   *
   * @param number the beginning of a number; null for the newest
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/bills")
  Page<BillSummary> search(
      @Nullable @RequestParam(required = false) String number,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * A bill.
   *
   * @param language of its names, ISO 639; the account's when null
   */
  @GetExchange("/bills/{id}")
  Bill get(@PathVariable UUID id, @Nullable @RequestParam(required = false) String language);

  /**
   * How a line or a tax came about, down to its intervals.
   *
   * @param line the line's or the tax's id
   * @param language of the words, ISO 639; the account's when null
   */
  @GetExchange("/bills/{id}/explanation")
  LineExplanation explain(
      @PathVariable UUID id,
      @RequestParam String line,
      @Nullable @RequestParam(required = false) String language);

  /**
   * The proofs of every line as JSON, enough for anybody to work the bill out again: {@code
   * {"bill": number, "proofs": [{"agreement", "from", "to", "rated"}]}}.
   */
  @GetExchange(value = "/bills/{id}/proof", accept = "application/json")
  String proof(@PathVariable UUID id);

  /** The document as it is kept: the bytes that the hash is over. */
  @GetExchange(value = "/bills/{id}/document", accept = "application/json")
  String document(@PathVariable UUID id);

  /** Works an issued bill out again, as known then. Staff only. */
  @GetExchange("/bills/{id}/recomputation")
  Recomputation recompute(@PathVariable UUID id);

  /**
   * What would be billed now; nothing is kept. Staff only.
   *
   * @param until the first day that is not billed, at most today
   */
  @GetExchange("/accounts/{accountId}/bill-preview")
  List<Bill> preview(@PathVariable UUID accountId, @RequestParam LocalDate until);

  /**
   * Bills an account outside the runs: up to now, or finally after it moved out. Billing and
   * supervisors only. Empty where nothing is to be billed.
   */
  @PostExchange("/accounts/{accountId}/bills")
  List<BillSummary> issue(@PathVariable UUID accountId, @Valid @RequestBody NewBill bill);
}
