package org.wattline.billing.contract.billing;

import jakarta.validation.Valid;
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

/**
 * Runs: select, compute, look, approve, issue. Staff read them; billing and supervisors move them;
 * whoever made a run does not approve it.
 */
@HttpExchange("/api/v1/billing-runs")
public interface BillingRunsApi {

  /** Runs, newest first. */
  @GetExchange
  Page<BillingRun> list(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * The runs that left an account behind, newest first: those that were not given up, and after
   * which no other run has worked the account out.
   */
  @GetExchange("/parked")
  List<ParkedRun> parkedOf(@RequestParam UUID accountId);

  /** Selects accounts; nothing is computed before the start. */
  @PostExchange
  BillingRun select(@Valid @RequestBody NewBillingRun run);

  @GetExchange("/{id}")
  BillingRun get(@PathVariable UUID id);

  /** Pins the knowledge of now and begins to compute. */
  @PostExchange("/{id}/start")
  BillingRun start(@PathVariable UUID id);

  /** What the checks found, most accounts first. */
  @GetExchange("/{id}/checks")
  List<CheckGroup> checks(@PathVariable UUID id);

  /** Why accounts are parked, most accounts first. */
  @GetExchange("/{id}/parked")
  List<ParkedGroup> parked(@PathVariable UUID id);

  /**
   * The accounts of a run, by number.
   *
   * @param state only those in this state
   * @param check only those that this check speaks of
   * @param reason only those parked for this reason
   */
  @GetExchange("/{id}/accounts")
  Page<RunAccount> accounts(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) RunAccountState state,
      @Nullable @RequestParam(required = false) CheckCode check,
      @Nullable @RequestParam(required = false) ParkReason reason,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /**
   * The bills of an account as the run computed them, or as they were issued.
   *
   * @param language of their names; the account's when null
   */
  @GetExchange("/{id}/accounts/{accountId}/bills")
  List<Bill> bills(
      @PathVariable UUID id,
      @PathVariable UUID accountId,
      @Nullable @RequestParam(required = false) String language);

  /** Computes parked accounts again, with what is known now. */
  @PostExchange("/{id}/retries")
  BillingRun retry(@PathVariable UUID id, @Valid @RequestBody RunRetry retry);

  /** Approves what was computed; another person than its maker. */
  @PostExchange("/{id}/approval")
  BillingRun approve(@PathVariable UUID id);

  /** Begins to issue what was approved. Parked accounts stay behind. */
  @PostExchange("/{id}/finalisation")
  BillingRun finalise(@PathVariable UUID id);

  /** Stops computing or issuing after the work in hand. */
  @PostExchange("/{id}/pause")
  BillingRun pause(@PathVariable UUID id);

  /** Goes on where a pause stopped. */
  @PostExchange("/{id}/resumption")
  BillingRun resume(@PathVariable UUID id);

  /** Gives a run up. What was issued stays issued. */
  @PostExchange("/{id}/cancellation")
  BillingRun cancel(@PathVariable UUID id);
}
