package org.wattline.local.demo.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Makes a supplier's history, once: what is done is remembered beside the data. A start that was
 * broken off goes on where it was.
 */
public final class History {
  /** How the notes begin that say, beside the data, whose history is done. */
  public static final String DONE = "history-";

  private static final int AT_ONCE = 4;
  private static final int ISSUED_AFTER_DAYS = 2;
  private static final int DISPUTING = 1;
  private static final int MOVING = 5;
  private static final int ESTIMATED = 6;

  /** Whose meter falls silent in the last month. */
  static final int SILENT = 9;

  private static final int SILENT_FROM_DAY = 20;
  private static final int MOVE_DAY = 15;
  private static final int PUNCTUAL_DAYS = 14;
  private static final int LATE_DAYS = 47;
  private static final int OWN_REFERENCES = 20;
  private static final double ESTIMATE = 0.7;

  /**
   * How much of it.
   *
   * @param customers of each supplier, with those who can sign in; 0 for no history
   * @param months that are billed, up to the last whole one
   */
  public record Size(int customers, int months) {
    /** No history at all. */
    public static final Size NONE = new Size(0, 0);
  }

  private final LocalStack stack;
  private final DemoSupplier supplier;
  private final Size size;
  private final Making making;
  private final boolean flemish;
  private final ZoneId zone;
  private final LocalDate today;
  private final LocalDate start;
  private final StaffDesk supervisor;
  private final StaffDesk agent;
  private final StaffDesk billing;
  private final StaffDesk finance;
  private final Readings readings;
  private long stageFrom;

  public History(LocalStack stack, DemoSupplier supplier, Size size, Making making) {
    this.stack = stack;
    this.supplier = supplier;
    this.size = size;
    this.making = making;
    this.flemish = supplier.equals(DemoSupplier.ZONNESTROOM);
    this.zone = ZoneId.of((String) supplier.request().get("zone"));
    this.today = Clock.systemUTC().instant().atZone(zone).toLocalDate();
    this.start = today.withDayOfMonth(1).minusMonths(size.months());
    this.supervisor = desk("supervisor");
    this.agent = desk("agent");
    this.billing = desk("billing");
    this.finance = desk("finance");
    this.readings = new Readings(billing, zone, flemish ? 15 : 60);
  }

  private StaffDesk desk(String username) {
    return StaffDesk.of(stack, supplier.slug(), username, Demo.PASSWORD);
  }

  /** Makes what is missing of it. */
  public void ensure() {
    Path done = stack.folders().state().resolve(DONE + supplier.slug());
    if (size.customers() == 0 || Files.exists(done)) {
      return;
    }
    stageFrom = System.nanoTime();
    Letterhead.ensure(finance, supplier, flemish ? BankFiles.BELGIAN_ACCOUNT : "");
    Agreed agreed = tariffs();
    List<Household> households = new Population(supplier).first(size.customers());
    List<Supplied> supplied =
        each(
            households,
            household -> {
              Supplied one =
                  new Registry(household.index() % 2 == 0 ? supervisor : agent, flemish)
                      .ensure(household, start, agreed.with(household));
              did(Making.A_CUSTOMER, "customers move in");
              return one;
            });
    told(supplied.size(), "customers moved in");
    deliver(households);
    bill(supplied, agreed);
    pay(supplied);
    CardPayments cards = new CardPayments(stack, supplier);
    int byCard = cards.keepCard(supplied.getFirst(), supplier.customers().getFirst());
    if (supplied.size() > DISPUTING && supplier.customers().size() > DISPUTING) {
      byCard += cards.dispute(supplied.get(DISPUTING), supplier.customers().get(DISPUTING));
    }
    did(Making.A_PAYMENT * supplied.size() * size.months(), "payments");
    told(byCard, "card payments, one of them disputed");
    try {
      Files.createDirectories(done.getParent());
      Files.writeString(done, size.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Agreed tariffs() {
    Tariffs tariffs =
        new Tariffs(stack.folders().root().resolve("docs/examples"), billing, supervisor);
    Agreed agreed;
    if (flemish) {
      tariffs.ensurePrices(zone, start, today.plusDays(1));
      agreed =
          new Agreed(
              tariffs.ensure("flanders-day-night"),
              tariffs.ensure("flanders-dynamic"),
              tariffs.ensure("flanders-industry"),
              true,
              month(size.months()).getMonth());
    } else {
      String standard = tariffs.ensure("california-tou-tiered");
      agreed =
          new Agreed(
              standard,
              standard,
              tariffs.ensure("california-industry"),
              false,
              month(size.months()).getMonth());
    }
    did(Making.TARIFFS, "tariffs");
    told(flemish ? 3 : 2, "tariffs published");
    return agreed;
  }

  private LocalDate month(int number) {
    return start.plusMonths(number);
  }

  private void deliver(List<Household> households) {
    long values = 0;
    for (int month = 0; month < size.months(); month++) {
      List<Household> regular = new ArrayList<>(households);
      if (month == size.months() - 1) {
        regular.removeIf(each -> each.index() == SILENT);
      }
      if (flemish && month == size.months() - 2) {
        regular.removeIf(each -> each.index() == ESTIMATED);
      }
      values += readings.deliver(file(month, ""), regular, month(month), month(month + 1));
      did(Making.A_MONTH_OF_READINGS * households.size(), "readings of " + named(month));
    }
    LocalDate last = month(size.months());
    for (Household each : households) {
      if (each.index() == SILENT) {
        LocalDate from = month(size.months() - 1);
        values +=
            readings.deliver(
                file(size.months() - 1, "-part"),
                List.of(each),
                from,
                from.withDayOfMonth(SILENT_FROM_DAY));
      }
      if (flemish && each.index() == ESTIMATED && size.months() > 1) {
        int month = size.months() - 2;
        values +=
            readings.deliverOne(
                file(month, "-estimated"), each, month(month), month(month + 1), "E", ESTIMATE);
      }
    }
    if (last.isBefore(today)) {
      List<Household> regular = new ArrayList<>(households);
      regular.removeIf(each -> each.index() == SILENT);
      values += readings.deliver(file(size.months(), ""), regular, last, today);
    }
    told(values, "readings taken");
  }

  private String named(int month) {
    return month(month).toString().substring(0, 7);
  }

  private void did(double part, String what) {
    making.did(part, supplier.name() + ": " + what);
  }

  private String file(int month, String what) {
    return "readings-" + named(month) + what + ".csv";
  }

  private void bill(List<Supplied> supplied, Agreed agreed) {
    Runs runs = new Runs(billing, supervisor);
    java.util.Set<String> finalised = runs.finalised();
    long bills = 0;
    for (int month = 0; month < size.months(); month++) {
      LocalDate until = month(month + 1);
      String name = "Bills of " + named(month);
      if (!finalised.contains(name)) {
        if (month == size.months() - 2) {
          move(supplied, month, agreed);
        }
        if (flemish && month > 0 && month == size.months() - 1 && supplied.size() > ESTIMATED) {
          readings.deliverOne(
              file(month - 1, "-late"),
              supplied.get(ESTIMATED).household(),
              month(month - 1),
              month(month),
              "V",
              1);
        }
        did(0, "bills of " + named(month));
        JsonNode run = runs.bill(name, until, until.plusDays(ISSUED_AFTER_DAYS));
        bills += run.path("issued").asInt();
        stack
            .progress()
            .accept(
                String.format(
                    Locale.ROOT,
                    "%-12s %s: %d issued, %d parked, %s %s",
                    supplier.name(),
                    name,
                    run.path("issued").asInt(),
                    run.path("parked").asInt(),
                    run.path("total").asString(),
                    run.path("currency").asString()));
      }
      did(Making.A_BILL * supplied.size(), "bills of " + named(month));
    }
    told(bills, "bills issued");
  }

  /** Somebody moves out in the middle of a month, and somebody else in. */
  private void move(List<Supplied> supplied, int month, Agreed agreed) {
    if (supplied.size() <= MOVING) {
      return;
    }
    Supplied leaving = supplied.get(MOVING);
    JsonNode agreements = agent.get("/accounts/" + leaving.accountId() + "/agreements");
    if (agreements.path(0).path("to").isString()) {
      return;
    }
    Household newcomer = new Population(supplier).first(size.customers() + 1).getLast();
    JsonNode account = new Registry(agent, flemish).account(newcomer);
    Map<String, Object> change = new HashMap<>();
    change.put("agreementId", agreements.path(0).path("id").asString());
    change.put("day", month(month).withDayOfMonth(MOVE_DAY).toString());
    change.put("reads", List.of());
    change.put("accountId", account.path("id").asString());
    change.put("terms", agreed.withNewcomer());
    agent.post("/changes-of-occupant", change);
  }

  private void pay(List<Supplied> supplied) {
    Runs runs = new Runs(billing, supervisor);
    BankFiles bank = new BankFiles(finance, flemish);
    bank.ensureAccount(String.valueOf(supplier.request().get("legalName")));
    Map<String, Supplied> byAccount = new HashMap<>();
    supplied.forEach(each -> byAccount.put(each.accountId(), each));
    List<BankFiles.Transfer> transfers = new ArrayList<>();
    // of those who pay by hand the newest bill stays open, and the one before is paid by card
    LocalDate byHand = month(size.months() - 1).plusDays(ISSUED_AFTER_DAYS);
    for (JsonNode bill : runs.billsSince(start)) {
      Supplied payer = byAccount.get(bill.path("accountId").asString());
      BigDecimal total = new BigDecimal(bill.path("total").asString());
      LocalDate issued = LocalDate.parse(bill.path("issuedOn").asString());
      if (payer == null || total.signum() <= 0) {
        continue;
      }
      LocalDate day =
          switch (payer.household().payer()) {
            case PUNCTUAL -> issued.plusDays(PUNCTUAL_DAYS);
            case LATE -> issued.plusDays(LATE_DAYS);
            case NEVER -> today;
            case SELF -> issued.isBefore(byHand) ? issued.plusDays(PUNCTUAL_DAYS) : today;
          };
      if (!day.isBefore(today)) {
        continue;
      }
      String reference =
          payer.household().index() < OWN_REFERENCES
              ? runs.reference(bill.path("id").asString())
              : bank.standing(payer.accountNumber());
      Household household = payer.household();
      transfers.add(
          new BankFiles.Transfer(
              day,
              total,
              household.isBusiness()
                  ? household.organisation()
                  : household.givenName() + " " + household.familyName(),
              reference,
              bill.path("number").asString()));
    }
    transfers.addAll(unclear(supplied, bank));
    told(bank.send(transfers), "transfers matched");
  }

  /** What people send that no program can match for certain. */
  private List<BankFiles.Transfer> unclear(List<Supplied> supplied, BankFiles bank) {
    List<BankFiles.Transfer> transfers = new ArrayList<>();
    LocalDate day = today.minusDays(PUNCTUAL_DAYS);
    transfers.add(new BankFiles.Transfer(day, new BigDecimal("84.20"), "M. Peeters", "", "E2E-84"));
    transfers.add(
        new BankFiles.Transfer(
            day.plusDays(3), new BigDecimal("120.00"), "Immo Central", "RENT AND POWER", "E2E-85"));
    Supplied mistyped = supplied.get(Math.min(OWN_REFERENCES, supplied.size()) - 1);
    String reference = bank.standing(mistyped.accountNumber());
    transfers.add(
        new BankFiles.Transfer(
            day.plusDays(5),
            new BigDecimal("61.75"),
            mistyped.household().familyName(),
            // its last digit is wrong
            reference.substring(0, reference.length() - 1)
                + (reference.charAt(reference.length() - 1) == '0' ? '1' : '0'),
            "E2E-86"));
    return transfers;
  }

  private interface Work<T> {
    T of(Household household);
  }

  private <T> List<T> each(List<Household> households, Work<T> work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<T>> calls = new ArrayList<>();
      households.forEach(each -> calls.add(() -> work.of(each)));
      List<T> done = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(calls)) {
        done.add(each.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LocalStackException known) {
        throw known;
      }
      throw new LocalStackException("The demo's history could not be made.", e);
    }
  }

  /** Tells a stage that ended, and begins the next. */
  private void told(long count, String what) {
    long now = System.nanoTime();
    double seconds = (now - stageFrom) / 1e9;
    stage(count, what, seconds);
    stageFrom = now;
  }

  private void stage(long count, String what, double seconds) {
    stack
        .progress()
        .accept(
            String.format(
                Locale.ROOT,
                "%-12s %,9d %s in %.1f s (%,.0f a second)",
                supplier.name(),
                count,
                what,
                seconds,
                count / Math.max(seconds, 0.001)));
  }
}
