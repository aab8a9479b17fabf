package org.wattline.billing.bills.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.bills.BillingRuns;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunRetry;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredRuns implements BillingRuns {
  private final RunRows rows;
  private final RunChunks chunks;
  private final RunDrafts drafts;
  private final RunWorkers workers;
  private final BillRows billRows;
  private final StoredBills bills;
  private final BillingChanges changes;
  private final RunSelection selection;
  private final Supplier supplier;
  private final MoneyRequests requests;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;
  private final TransactionTemplate transaction;

  StoredRuns(
      RunRows rows,
      RunChunks chunks,
      RunDrafts drafts,
      RunWorkers workers,
      BillRows billRows,
      StoredBills bills,
      BillingChanges changes,
      RunSelection selection,
      Supplier supplier,
      MoneyRequests requests,
      AuditTrail audit,
      BusinessCalendar calendar,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.chunks = chunks;
    this.drafts = drafts;
    this.workers = workers;
    this.billRows = billRows;
    this.bills = bills;
    this.changes = changes;
    this.selection = selection;
    this.supplier = supplier;
    this.requests = requests;
    this.audit = audit;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  private static void requireMover(Asker asker) {
    asker.requireAnyOf(Role.BILLING, Role.SUPERVISOR);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BillingRun> list(Asker asker, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    return Cursor.page(
        rows.list(after.instantOrNull(0), after.uuidOrNull(1), Cursor.checkedLimit(limit) + 1),
        limit,
        last -> List.of(last.createdAt().toString(), last.id().toString()));
  }

  @Override
  @Transactional
  public BillingRun select(Asker asker, NewBillingRun run) {
    requireMover(asker);
    LocalDate today = calendar.today();
    if (run.until().isAfter(today)) {
      throw Refusals.invalid("until", "must not be after today, " + today);
    }
    LocalDate issuedOn = run.issuedOn() == null ? today : run.issuedOn();
    UUID id = newId();
    rows.insert(id, run, issuedOn, supplier.currency(), asker, Instants.stored(calendar.now()));
    changes.readUsage();
    List<UUID> accounts = selection.of(run);
    if (rows.select(id, accounts) < Set.copyOf(accounts).size()) {
      throw Refusals.invalid("accountIds", "names an account that does not exist");
    }
    return noted(asker, "billing-run-selected", id);
  }

  @Override
  @Transactional(readOnly = true)
  public BillingRun get(Asker asker, UUID id) {
    asker.requireStaff();
    return found(id);
  }

  @Override
  public BillingRun start(Asker asker, UUID id) {
    return moved(
        asker,
        id,
        "billing-run-started",
        run -> {
          requireMove(id, RunState.SELECTED, RunState.PREVIEWING);
          changes.readUsage();
          rows.pin(id, Instants.stored(calendar.now()));
          chunks.add(id, RunChunks.Phase.PREVIEW, rows.accountsIn(id, RunAccountState.WAITING));
        });
  }

  @Override
  @Transactional(readOnly = true)
  public List<CheckGroup> checks(Asker asker, UUID id) {
    asker.requireStaff();
    found(id);
    return rows.checks(id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ParkedGroup> parked(Asker asker, UUID id) {
    asker.requireStaff();
    found(id);
    return rows.parked(id);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ParkedRun> parkedOf(Asker asker, UUID accountId) {
    asker.requireStaff();
    return selection.parkedOf(accountId);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<RunAccount> accounts(
      Asker asker,
      UUID id,
      @Nullable RunAccountState state,
      @Nullable CheckCode check,
      @Nullable ParkReason reason,
      @Nullable String cursor,
      int limit) {
    asker.requireStaff();
    found(id);
    Cursor.Parts after = Cursor.read(cursor, 1);
    return Cursor.page(
        rows.accounts(
            id, state, check, reason, after.textOrNull(0), Cursor.checkedLimit(limit) + 1),
        limit,
        last -> List.of(last.accountNumber()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Bill> bills(Asker asker, UUID id, UUID accountId, @Nullable String language) {
    asker.requireStaff();
    BillingRun run = found(id);
    List<UUID> issued = billRows.ofRequest(id, accountId);
    if (!issued.isEmpty()) {
      return issued.stream().map(bill -> bills.get(asker, bill, language)).toList();
    }
    String number = bills.accountNumber(accountId);
    String words = language == null ? bills.languageOf(accountId) : language;
    return drafts.documents(id, accountId).stream()
        .map(
            draft ->
                bills.draft(
                    draft, number, words, run.issuedOn(), run.issuedOn().plusDays(run.dueDays())))
        .toList();
  }

  @Override
  public BillingRun retry(Asker asker, UUID id, RunRetry retry) {
    return moved(
        asker,
        id,
        "billing-run-retried",
        run -> {
          requireMove(id, RunState.PREVIEWED, RunState.PREVIEWING);
          List<UUID> accounts =
              retry.accountIds().isEmpty()
                  ? rows.accountsIn(id, RunAccountState.PARKED)
                  : retry.accountIds();
          if (rows.waitAgain(id, accounts) < Set.copyOf(accounts).size()) {
            throw Refusals.invalid(
                "accountIds", "names an account that is neither parked nor computed in this run");
          }
          changes.readUsage();
          rows.pin(id, Instants.stored(calendar.now()));
          chunks.add(id, RunChunks.Phase.PREVIEW, accounts);
        });
  }

  @Override
  public BillingRun approve(Asker asker, UUID id) {
    return moved(
        asker,
        id,
        "billing-run-approved",
        run -> {
          if (rows.inner(id).createdBySubject().equals(asker.subject())) {
            throw Refusals.notAllowed(
                "You made this run. Another person of billing or a supervisor approves it.",
                "own-run");
          }
          requireMove(id, RunState.PREVIEWED, RunState.APPROVED);
          rows.approve(id, asker, Instants.stored(calendar.now()));
        });
  }

  @Override
  public BillingRun finalise(Asker asker, UUID id) {
    requireMover(asker);
    return woken(
        requests.once(
            // a run is issued once: its id is the key
            new MoneyRequest(id, "finalisation", "finalise", Map.of()),
            BillingRun.class,
            () -> {
              requireMove(id, RunState.APPROVED, RunState.FINALISING);
              List<UUID> ready = new ArrayList<>(rows.accountsIn(id, RunAccountState.DRAFTED));
              ready.addAll(rows.accountsIn(id, RunAccountState.NOTHING));
              chunks.add(id, RunChunks.Phase.FINALISE, ready.stream().sorted().toList());
              return noted(asker, "billing-run-finalised", id);
            }));
  }

  @Override
  public BillingRun pause(Asker asker, UUID id) {
    return moved(
        asker,
        id,
        "billing-run-paused",
        run -> {
          if (!rows.move(id, RunState.PREVIEWING, RunState.PAUSED)) {
            requireMove(id, RunState.FINALISING, RunState.PAUSED);
          }
        });
  }

  @Override
  public BillingRun resume(Asker asker, UUID id) {
    return moved(
        asker,
        id,
        "billing-run-resumed",
        run -> {
          String from = rows.inner(id).pausedFrom();
          if (from == null) {
            throw refused(run, RunState.PAUSED);
          }
          requireMove(id, RunState.PAUSED, RunState.valueOf(from));
        });
  }

  @Override
  public BillingRun cancel(Asker asker, UUID id) {
    return moved(
        asker,
        id,
        "billing-run-cancelled",
        run -> {
          if (run.state() == RunState.FINALISED || run.state() == RunState.CANCELLED) {
            throw refused(run, RunState.PREVIEWED);
          }
          requireMove(id, run.state(), RunState.CANCELLED);
          rows.finish(id, Instants.stored(calendar.now()));
        });
  }

  /** What is done to a run, in its transaction. */
  private interface Move {
    void on(BillingRun run);
  }

  /** Moves a run in a transaction of its own, then wakes the workers where there is work. */
  private BillingRun moved(Asker asker, UUID id, String action, Move move) {
    requireMover(asker);
    return woken(
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  move.on(found(id));
                  return noted(asker, action, id);
                })));
  }

  private BillingRun woken(BillingRun after) {
    if (after.state() == RunState.PREVIEWING || after.state() == RunState.FINALISING) {
      workers.wake(after.id());
    }
    return after;
  }

  private void requireMove(UUID id, RunState from, RunState to) {
    if (!rows.move(id, from, to)) {
      throw refused(found(id), from);
    }
  }

  private static RuntimeException refused(BillingRun run, RunState wanted) {
    return Refusals.conflict(
        "The run is " + run.state() + "; this can be done while it is " + wanted + ".",
        "run-moved-on");
  }

  private BillingRun noted(Asker asker, String action, UUID id) {
    BillingRun after = found(id);
    audit.record(asker, action, "billing-run", id, null, after);
    return after;
  }

  private BillingRun found(UUID id) {
    return rows.find(id).orElseThrow(() -> Refusals.notFound("billing run"));
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
