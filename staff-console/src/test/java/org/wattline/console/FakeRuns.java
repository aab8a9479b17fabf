package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillGroup;
import org.wattline.billing.contract.billing.BillLine;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.ChargeGroup;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.NewBillingRun;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunCheck;
import org.wattline.billing.contract.billing.RunRetry;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** Billing runs in memory: they move as they are told and refuse their maker's approval. */
@Configuration(proxyBeanMethods = false)
class FakeRuns {
  static final UUID OCTOBER = FakeBilling.id("run-october");

  /** The bill before the one that the run computed. */
  static final UUID LAST = FakeBilling.id("2026-0000198");

  static final Instant MADE = Instant.parse("2026-11-03T08:00:00Z");

  /** The runs, and what was asked of them. */
  static final class Book {
    final Map<UUID, BillingRun> runs = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    boolean ownRun;

    /** Numbers that a run was to be made for, and accounts that were to be computed again. */
    final List<Object> chosen = new ArrayList<>();

    void reset() {
      runs.clear();
      calls.clear();
      chosen.clear();
      ownRun = false;
      put(RunState.PREVIEWED, null, 0);
    }

    void put(RunState state, @Nullable String approvedBy, int issued) {
      runs.put(OCTOBER, run(OCTOBER, "October 2026", state, approvedBy, issued));
    }

    BillingRun move(UUID id, String call, RunState to) {
      calls.add(call);
      BillingRun was = Objects.requireNonNull(runs.get(id));
      String approvedBy = call.equals("approve") ? "Jan Claes" : was.approvedBy();
      BillingRun moved = run(id, was.name(), to, approvedBy, was.issued());
      runs.put(id, moved);
      return moved;
    }
  }

  @Bean
  Book runBook() {
    Book book = new Book();
    book.reset();
    return book;
  }

  @Bean
  @Primary
  BillingRunsApi fakeBillingRuns(Book book) {
    return new FakeApi<>(BillingRunsApi.class)
        .on("list", asked -> new Page<>(List.copyOf(book.runs.values()), null))
        .on("get", asked -> find(book, asked[0]))
        .on(
            "select",
            asked -> {
              NewBillingRun made = (NewBillingRun) asked[0];
              book.chosen.addAll(Objects.requireNonNull(made.accountNumbers()));
              if (book.chosen.contains("9")) {
                throw unknown("9");
              }
              BillingRun run =
                  run(FakeBilling.id(made.name()), made.name(), RunState.SELECTED, null, 0);
              book.runs.put(run.id(), run);
              return run;
            })
        .on("start", asked -> book.move((UUID) asked[0], "start", RunState.PREVIEWING))
        .on(
            "approve",
            asked -> {
              if (book.ownRun) {
                throw new ApiProblemException(
                    new ApiProblemException.Problem(
                        403,
                        "https://wattline.org/problems/not-allowed",
                        "Not allowed",
                        "In the service's own words",
                        null,
                        List.of(),
                        "own-run",
                        List.of()));
              }
              return book.move((UUID) asked[0], "approve", RunState.APPROVED);
            })
        .on("finalise", asked -> book.move((UUID) asked[0], "finalise", RunState.FINALISING))
        .on("pause", asked -> book.move((UUID) asked[0], "pause", RunState.PAUSED))
        .on("cancel", asked -> book.move((UUID) asked[0], "cancel", RunState.CANCELLED))
        .on(
            "retry",
            asked -> {
              book.chosen.addAll(((RunRetry) asked[1]).accountIds());
              return book.move((UUID) asked[0], "retry", RunState.PREVIEWING);
            })
        .on(
            "parkedOf",
            asked ->
                asked[0].equals(FakeBilling.id("1000 0018 42"))
                    ? List.of(left("October 2026"), left("September 2026"))
                    : List.of())
        .on(
            "checks",
            asked -> List.of(new CheckGroup(CheckCode.MUCH_HIGHER, 1, new BigDecimal("84.20"))))
        .on("parked", asked -> List.of(new ParkedGroup(ParkReason.MISSING_USAGE, 1)))
        .on("accounts", asked -> accounts(asked))
        .on(
            "bills",
            asked -> {
              find(book, asked[0]);
              return List.of(FakeMoney.bill((UUID) asked[1]));
            })
        .make();
  }

  private static ParkedRun left(String run) {
    return new ParkedRun(
        OCTOBER, run, LocalDate.of(2026, 11, 1), ParkReason.MISSING_USAGE, "96 are missing.");
  }

  private static ApiProblemException unknown(String number) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            422,
            "https://wattline.org/problems/invalid-fields",
            "Some fields are not right",
            "Correct these fields",
            null,
            List.of(
                new ApiProblemException.FieldError(
                    "/accountNumbers", "Nobody has these", "no-such-numbers", List.of(number)))));
  }

  /** As the one that the run computed, with another price of energy and a fee that is gone. */
  static Bill last() {
    Bill now = FakeMoney.bill(FakeBilling.id("1000 0017 42"));
    BillLine energy = now.groups().getFirst().lines().getFirst();
    return new Bill(
        LAST,
        now.accountId(),
        now.accountNumber(),
        "2026-0000198",
        now.kind(),
        false,
        false,
        now.knownAt(),
        now.issuedOn().minusMonths(1),
        now.dueOn().minusMonths(1),
        now.from().minusMonths(1),
        now.from(),
        now.currency(),
        now.language(),
        List.of(),
        List.of(
            new BillGroup(
                ChargeGroup.ENERGY,
                new BigDecimal("74.77"),
                List.of(
                    line(energy, energy.name(), "70.77"), line(energy, "Reminder fee", "4.00")))),
        now.taxes(),
        new BigDecimal("74.77"),
        now.tax(),
        new BigDecimal("79.35"),
        BigDecimal.ZERO,
        now.paymentReference(),
        null,
        List.of(),
        List.of(),
        null,
        "77aa");
  }

  private static BillLine line(BillLine like, String name, String amount) {
    return new BillLine(
        name,
        name,
        like.agreementId(),
        like.servicePointId(),
        like.from().minusMonths(1),
        like.from(),
        null,
        null,
        List.of(),
        new BigDecimal(amount),
        null,
        null,
        like.taxCategory(),
        false,
        false);
  }

  private static BillingRun find(Book book, Object id) {
    BillingRun run = book.runs.get((UUID) id);
    if (run == null) {
      throw FakeApi.refusal(404, "Not found");
    }
    return run;
  }

  private static Page<RunAccount> accounts(Object[] asked) {
    RunAccount higher =
        new RunAccount(
            FakeBilling.id("1000 0017 42"),
            "1000 0017 42",
            "An Peeters",
            RunAccountState.DRAFTED,
            1,
            new BigDecimal("84.20"),
            new BigDecimal("31.10"),
            List.of(new RunCheck(CheckCode.MUCH_HIGHER, "171% above the mean of 31.10.")),
            null,
            null);
    RunAccount parked =
        new RunAccount(
            FakeBilling.id("1000 0018 42"),
            "1000 0018 42",
            "Jef Janssens",
            RunAccountState.PARKED,
            0,
            BigDecimal.ZERO,
            null,
            List.of(),
            ParkReason.MISSING_USAGE,
            "96 intervals of 12 October are missing.");
    boolean all = asked[1] == null && asked[2] == null && asked[3] == null;
    List<RunAccount> found = new ArrayList<>();
    if (all || asked[2] == CheckCode.MUCH_HIGHER) {
      found.add(higher);
    }
    if (all || asked[3] == ParkReason.MISSING_USAGE || asked[1] == RunAccountState.PARKED) {
      found.add(parked);
    }
    return new Page<>(found, null);
  }

  static BillingRun run(
      UUID id, String name, RunState state, @Nullable String approvedBy, int issued) {
    return new BillingRun(
        id,
        name,
        state,
        state == RunState.SELECTED ? null : MADE,
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 3),
        15,
        null,
        true,
        1200,
        state == RunState.PREVIEWING ? 300 : 1200,
        18,
        1,
        1,
        1181,
        issued,
        new BigDecimal("98412.55"),
        "EUR",
        "Griet Maes",
        MADE,
        approvedBy,
        approvedBy == null ? null : MADE,
        null,
        1);
  }
}
