package org.wattline.billing.bills.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunRetry;

@RestController
class BillingRunsController implements BillingRunsApi {
  private final BillingRuns runs;
  private final Askers askers;

  BillingRunsController(BillingRuns runs, Askers askers) {
    this.runs = runs;
    this.askers = askers;
  }

  @Override
  public Page<BillingRun> list(@Nullable String cursor, int limit) {
    return runs.list(askers.current(), cursor, limit);
  }

  @Override
  public List<ParkedRun> parkedOf(UUID accountId) {
    return runs.parkedOf(askers.current(), accountId);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public BillingRun select(NewBillingRun run) {
    return runs.select(askers.current(), run);
  }

  @Override
  public BillingRun get(UUID id) {
    return runs.get(askers.current(), id);
  }

  @Override
  public BillingRun start(UUID id) {
    return runs.start(askers.current(), id);
  }

  @Override
  public List<CheckGroup> checks(UUID id) {
    return runs.checks(askers.current(), id);
  }

  @Override
  public List<ParkedGroup> parked(UUID id) {
    return runs.parked(askers.current(), id);
  }

  @Override
  public Page<RunAccount> accounts(
      UUID id,
      @Nullable RunAccountState state,
      @Nullable CheckCode check,
      @Nullable ParkReason reason,
      @Nullable String cursor,
      int limit) {
    return runs.accounts(askers.current(), id, state, check, reason, cursor, limit);
  }

  @Override
  public List<Bill> bills(UUID id, UUID accountId, @Nullable String language) {
    return runs.bills(askers.current(), id, accountId, language);
  }

  @Override
  public BillingRun retry(UUID id, RunRetry retry) {
    return runs.retry(askers.current(), id, retry);
  }

  @Override
  public BillingRun approve(UUID id) {
    return runs.approve(askers.current(), id);
  }

  @Override
  public BillingRun finalise(UUID id) {
    return runs.finalise(askers.current(), id);
  }

  @Override
  public BillingRun pause(UUID id) {
    return runs.pause(askers.current(), id);
  }

  @Override
  public BillingRun resume(UUID id) {
    return runs.resume(askers.current(), id);
  }

  @Override
  public BillingRun cancel(UUID id) {
    return runs.cancel(askers.current(), id);
  }
}
