package org.wattline.billing.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.wattline.billing.contract.Page;

/** The books: a customer reaches those of their own accounts, staff all of the supplier's. */
@HttpExchange("/api/v1")
public interface LedgerApi {

  /** What an account owes today, and by when. */
  @GetExchange("/accounts/{id}/balance")
  AccountBalance balance(@PathVariable UUID id);

  /**
   * What was booked on an account, newest first, each line with the balance after it.
   *
   * @param from first effective day, or null
   * @param to first effective day that is left out, or null
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange("/accounts/{id}/statement")
  Page<StatementLine> statement(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) LocalDate from,
      @Nullable @RequestParam(required = false) LocalDate to,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * Documents and what of them is open, oldest due first.
   *
   * @param settled whether settled ones are listed too; then the 1,000 newest
   */
  @GetExchange("/accounts/{id}/open-items")
  List<AccountItem> items(
      @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean settled);

  /** The whole transactions that touch an account, newest first. Staff only. */
  @GetExchange("/accounts/{id}/journal")
  Page<JournalEntry> journal(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * The sums of every general ledger account.
   *
   * @param asOf the last effective day counted; today when null
   * @param knownAt as the books were at that instant; as they are now when null
   */
  @GetExchange("/ledger/trial-balance")
  TrialBalance trialBalance(
      @Nullable @RequestParam(required = false) LocalDate asOf,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /**
   * What customers owe, by how long it is overdue on a day: by the documents' own due dates,
   * whether a payment arrangement covers them or not. Parameters as the trial balance's.
   */
  @GetExchange("/ledger/aged-receivables")
  AgedReceivables agedReceivables(
      @Nullable @RequestParam(required = false) LocalDate asOf,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** The same of each account that owes something or is in credit, by account number. */
  @GetExchange("/ledger/aged-receivables/accounts")
  Page<AgedAccount> agedReceivablesByAccount(
      @Nullable @RequestParam(required = false) LocalDate asOf,
      @Nullable @RequestParam(required = false) Instant knownAt,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
