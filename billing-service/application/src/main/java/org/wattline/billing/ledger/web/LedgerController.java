package org.wattline.billing.ledger.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.billing.contract.ledger.AgedReceivables;
import org.wattline.billing.contract.ledger.JournalEntry;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.ledger.StatementLine;
import org.wattline.billing.contract.ledger.TrialBalance;
import org.wattline.billing.ledger.AccountBooks;
import org.wattline.billing.ledger.BookReports;

@RestController
class LedgerController implements LedgerApi {
  private final AccountBooks books;
  private final BookReports reports;
  private final Askers askers;

  LedgerController(AccountBooks books, BookReports reports, Askers askers) {
    this.books = books;
    this.reports = reports;
    this.askers = askers;
  }

  @Override
  public AccountBalance balance(UUID id) {
    return books.balance(askers.current(), id);
  }

  @Override
  public Page<StatementLine> statement(
      UUID id,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String cursor,
      int limit) {
    return books.statement(askers.current(), id, from, to, cursor, limit);
  }

  @Override
  public List<AccountItem> items(UUID id, boolean settled) {
    return books.items(askers.current(), id, settled);
  }

  @Override
  public Page<JournalEntry> journal(UUID id, @Nullable String cursor, int limit) {
    return books.journal(askers.current(), id, cursor, limit);
  }

  @Override
  public TrialBalance trialBalance(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
    return reports.trialBalance(askers.current(), asOf, knownAt);
  }

  @Override
  public AgedReceivables agedReceivables(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
    return reports.aged(askers.current(), asOf, knownAt);
  }

  @Override
  public Page<AgedAccount> agedReceivablesByAccount(
      @Nullable LocalDate asOf, @Nullable Instant knownAt, @Nullable String cursor, int limit) {
    return reports.agedByAccount(askers.current(), asOf, knownAt, cursor, limit);
  }
}
