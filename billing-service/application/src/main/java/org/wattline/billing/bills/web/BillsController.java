package org.wattline.billing.bills.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.bills.Bills;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.NewBill;
import org.wattline.billing.contract.billing.Recomputation;

@RestController
class BillsController implements BillsApi {
  private final Bills bills;
  private final Askers askers;

  BillsController(Bills bills, Askers askers) {
    this.bills = bills;
    this.askers = askers;
  }

  @Override
  public Page<BillSummary> ofAccount(UUID accountId, @Nullable String cursor, int limit) {
    return bills.ofAccount(askers.current(), accountId, cursor, limit);
  }

  @Override
  public Page<BillSummary> search(@Nullable String number, @Nullable String cursor, int limit) {
    return bills.search(askers.current(), number, cursor, limit);
  }

  @Override
  public Bill get(UUID id, @Nullable String language) {
    return bills.get(askers.current(), id, language);
  }

  @Override
  public LineExplanation explain(UUID id, String line, @Nullable String language) {
    return bills.explain(askers.current(), id, line, language);
  }

  @Override
  public String proof(UUID id) {
    return bills.proof(askers.current(), id);
  }

  @Override
  public String document(UUID id) {
    return bills.document(askers.current(), id);
  }

  @Override
  public Recomputation recompute(UUID id) {
    return bills.recompute(askers.current(), id);
  }

  @Override
  public List<Bill> preview(UUID accountId, LocalDate until) {
    return bills.preview(askers.current(), accountId, until);
  }

  @Override
  public List<BillSummary> issue(UUID accountId, NewBill bill) {
    return bills.issue(askers.current(), accountId, bill);
  }
}
