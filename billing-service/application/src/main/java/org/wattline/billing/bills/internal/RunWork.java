package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillRequest;
import org.wattline.bills.DocumentKind;
import org.wattline.bills.Original;
import org.wattline.tenancy.time.Business;

/** Does a run's work, chunk by chunk, until none is left that nobody holds. */
@Component
class RunWork {
  private static final Logger log = LoggerFactory.getLogger(RunWork.class);

  /**
   * After so many workers died or failed over accounts, they are parked: few of them by then, since
   * each death cuts a chunk into smaller ones.
   */
  static final int MAX_ATTEMPTS = 6;

  private final RunRows runs;
  private final RunChunks chunks;
  private final RunDrafts drafts;
  private final BillRows bills;
  private final AccountBiller biller;
  private final BillIssuer issuer;
  private final SetPlans plans;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate reading;
  private final Clock clock;

  RunWork(
      RunRows runs,
      RunChunks chunks,
      RunDrafts drafts,
      BillRows bills,
      AccountBiller biller,
      BillIssuer issuer,
      SetPlans plans,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      @Business Clock clock) {
    this.runs = runs;
    this.chunks = chunks;
    this.drafts = drafts;
    this.bills = bills;
    this.biller = biller;
    this.issuer = issuer;
    this.plans = plans;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    this.clock = clock;
  }

  /**
   * Works until the run has no chunk left that is free; several may at once, here and on other
   * replicas.
   *
   * @param worker names who works: no two at a time have the same name
   */
  void work(UUID runId, String worker) {
    while (true) {
      RunRows.Order run = runs.order(runId).orElse(null);
      if (run == null
          || (run.state() != RunState.PREVIEWING && run.state() != RunState.FINALISING)) {
        return;
      }
      RunChunks.Phase phase =
          run.state() == RunState.PREVIEWING ? RunChunks.Phase.PREVIEW : RunChunks.Phase.FINALISE;
      Optional<RunChunks.Chunk> leased = chunks.lease(runId, phase, worker);
      if (leased.isEmpty()) {
        finishIfDone(run, phase);
        return;
      }
      work(run, leased.get(), worker);
    }
  }

  private void finishIfDone(RunRows.Order run, RunChunks.Phase phase) {
    transaction.executeWithoutResult(
        status -> {
          if (chunks.allDone(run.id(), phase)) {
            boolean previewed = phase == RunChunks.Phase.PREVIEW;
            RunState to = previewed ? RunState.PREVIEWED : RunState.FINALISED;
            if (runs.move(run.id(), run.state(), to) && !previewed) {
              runs.finish(run.id(), Instants.stored(clock.instant()));
            }
          }
        });
  }

  private void work(RunRows.Order run, RunChunks.Chunk chunk, String worker) {
    if (chunk.attempt() > MAX_ATTEMPTS) {
      giveUp(run, chunk, worker);
    } else if (chunk.phase() == RunChunks.Phase.PREVIEW) {
      preview(run, chunk, worker);
    } else {
      finalise(run, chunk, worker);
    }
  }

  private void preview(RunRows.Order run, RunChunks.Chunk chunk, String worker) {
    Instant asOf = run.asOf() == null ? clock.instant() : run.asOf();
    Earlier earlier = earlier(chunk.accounts());
    BillRequest request = new BillRequest(run.until(), false, run.corrections(), asOf);
    List<Worked> worked = biller.work(chunk.accounts(), request, run.anchorDay());
    Set<UUID> corrected = corrected(worked);
    List<RunDrafts.Noted> noted = new ArrayList<>();
    for (Worked each : worked) {
      List<Checks.Past> past = earlier.bills().getOrDefault(each.accountId(), List.of());
      noted.add(
          new RunDrafts.Noted(
              each,
              Checks.of(
                  each.drafts().stream().map(Worked.Kept::document).toList(), past, corrected),
              past.isEmpty() ? BigDecimal.ZERO : past.getFirst().total(),
              earlier.counts().getOrDefault(each.accountId(), 0)));
    }
    transaction.executeWithoutResult(
        status -> {
          requireLease(chunk, worker);
          plans.use();
          drafts.keep(run.id(), noted, asOf);
        });
  }

  /** What accounts had before: the newest of their bills, and how many. */
  private record Earlier(Map<UUID, List<Checks.Past>> bills, Map<UUID, Integer> counts) {}

  private Earlier earlier(List<UUID> accounts) {
    return Objects.requireNonNull(
        reading.execute(
            status -> {
              plans.use();
              return new Earlier(bills.history(accounts), bills.counts(accounts));
            }));
  }

  /** Which of the bills that are to be corrected were corrected before. */
  private Set<UUID> corrected(List<Worked> worked) {
    Set<UUID> originals =
        worked.stream()
            .flatMap(each -> each.drafts().stream())
            .map(Worked.Kept::document)
            .filter(document -> document.kind() == DocumentKind.CORRECTION)
            .map(BillDocument::correctionOf)
            .filter(Objects::nonNull)
            .map(Original::id)
            .collect(Collectors.toSet());
    return originals.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql("select distinct correction_of from bill where correction_of = any(:ids)")
                .param("ids", originals.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
  }

  private void finalise(RunRows.Order run, RunChunks.Chunk chunk, String worker) {
    try {
      transaction.executeWithoutResult(
          status -> {
            requireLease(chunk, worker);
            issue(run, chunk.accounts());
          });
    } catch (DataIntegrityViolationException twice) {
      log.warn(
          "Run {} chunk {} is issued one by one: {}", run.id(), chunk.no(), twice.getMessage());
      oneByOne(run, chunk, worker);
    }
  }

  private void issue(RunRows.Order run, List<UUID> accounts) {
    plans.use();
    bills.lock(accounts);
    Map<UUID, Integer> counts = bills.counts(accounts);
    List<BillIssuer.Known> ready = new ArrayList<>();
    List<UUID> changed = new ArrayList<>();
    for (RunDrafts.Drafted each : drafts.of(run.id(), accounts)) {
      BillIssuer.Known known = each.known();
      if (counts.getOrDefault(known.accountId(), 0) == each.billsBefore()) {
        ready.add(known);
      } else if (!known.bills().isEmpty()) {
        changed.add(known.accountId());
      }
    }
    LocalDate due = run.issuedOn().plusDays(run.dueDays());
    List<UUID> issued = ready.stream().map(BillIssuer.Known::accountId).toList();
    drafts.keepProofs(run.id(), issued);
    drafts.issued(run.id(), issued);
    drafts.delete(run.id(), issued);
    if (!changed.isEmpty()) {
      drafts.park(
          run.id(),
          changed,
          ParkReason.CHANGED_MEANWHILE.name(),
          "Another bill of the account was issued since this was worked out. Bill it in the next"
              + " run.");
    }
    // last, since it takes numbers that others wait for
    issuer.issue(ready, run.issuedOn(), due, run.id());
  }

  /** A chunk that the database refused: every account by itself, so that one stops no other. */
  private void oneByOne(RunRows.Order run, RunChunks.Chunk chunk, String worker) {
    for (UUID account : chunk.accounts()) {
      try {
        transaction.executeWithoutResult(status -> issue(run, List.of(account)));
      } catch (DataIntegrityViolationException refused) {
        transaction.executeWithoutResult(
            status ->
                drafts.park(
                    run.id(),
                    List.of(account),
                    ParkReason.CHANGED_MEANWHILE.name(),
                    "The database refuses the bill: one of its periods is billed already."));
      }
    }
    chunks.done(chunk, worker);
  }

  private void giveUp(RunRows.Order run, RunChunks.Chunk chunk, String worker) {
    transaction.executeWithoutResult(
        status -> {
          requireLease(chunk, worker);
          drafts.park(
              run.id(),
              chunk.accounts(),
              ParkReason.FAULT.name(),
              "A fault of ours stopped " + MAX_ATTEMPTS + " attempts. It is in the log.");
        });
  }

  /**
   * Marks a chunk as done, first of all that its transaction does: who holds its row works alone,
   * and whoever lost the lease meanwhile learns it before writing anything.
   */
  private void requireLease(RunChunks.Chunk chunk, String worker) {
    if (!chunks.done(chunk, worker)) {
      throw new IllegalStateException(
          "The lease of chunk " + chunk.no() + " of run " + chunk.runId() + " went to another");
    }
  }
}
