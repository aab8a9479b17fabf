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
  private static final int SILENT = 9;
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

  public History(LocalStack stack, DemoSupplier supplier, Size size) {
    this.stack = stack;
    this.supplier = supplier;
    this.size = size;
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
    List<String> products = tariffs();
    List<Household> households = new Population(supplier).first(size.customers());
    List<Supplied> supplied =
        each(
            households,
            household ->
                new Registry(household.index() % 2 == 0 ? supervisor : agent, flemish)
                    .ensure(household, start, productOf(household, products)));
    told(supplied.size(), "customers moved in");
    deliver(households);
    bill(supplied, products);
    pay(supplied);
    if (supplied.size() > DISPUTING && supplier.customers().size() > DISPUTING) {
      new DisputedPayment(stack, supplier)
          .ensure(supplied.get(DISPUTING), supplier.customers().get(DISPUTING));
      told(1, "card payment disputed");
    }
    try {
      Files.createDirectories(done.getParent());
      Files.writeString(done, size.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> tariffs() {
    Tariffs tariffs =
        new Tariffs(stack.folders().root().resolve("docs/examples"), billing, supervisor);
    List<String> ids = new ArrayList<>();
    if (flemish) {
      tariffs.ensurePrices(zone, start, today.plusDays(1));
      ids.add(
          tariffs.ensure(
              "flanders-day-night",
              Map.of(
                  "nl",
                  "Vast dag en nacht",
                  "fr",
                  "Fixe jour et nuit",
                  "en",
                  "Fixed day and night")));
      ids.add(
          tariffs.ensure(
              "flanders-dynamic", Map.of("nl", "Dynamisch", "fr", "Dynamique", "en", "Dynamic")));
    } else {
      ids.add(tariffs.ensure("california-tou-tiered", Map.of("en", "Time of use with a baseline")));
    }
    told(ids.size(), "tariffs published");
    return ids;
  }

  private static String productOf(Household household, List<String> products) {
    return household.index() % 5 == 3 ? products.getLast() : products.getFirst();
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

  private String file(int month, String what) {
    return "readings-" + month(month).toString().substring(0, 7) + what + ".csv";
  }

  private void bill(List<Supplied> supplied, List<String> products) {
    Runs runs = new Runs(billing, supervisor);
    java.util.Set<String> finalised = runs.finalised();
    long bills = 0;
    for (int month = 0; month < size.months(); month++) {
      LocalDate until = month(month + 1);
      String name = "Bills of " + month(month).toString().substring(0, 7);
      if (!finalised.contains(name)) {
        if (month == size.months() - 2) {
          move(supplied, month, products);
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
    }
    told(bills, "bills issued");
  }

  /** Somebody moves out in the middle of a month, and somebody else in. */
  private void move(List<Supplied> supplied, int month, List<String> products) {
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
    change.put("terms", Registry.terms(products.getFirst()));
    agent.post("/changes-of-occupant", change);
  }

  private void pay(List<Supplied> supplied) {
    Runs runs = new Runs(billing, supervisor);
    BankFiles bank = new BankFiles(finance, flemish);
    bank.ensureAccount(String.valueOf(supplier.request().get("legalName")));
    Map<String, Supplied> byAccount = new HashMap<>();
    supplied.forEach(each -> byAccount.put(each.accountId(), each));
    List<BankFiles.Transfer> transfers = new ArrayList<>();
    LocalDate newest = month(size.months()).plusDays(ISSUED_AFTER_DAYS);
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
            case SELF -> issued.isBefore(newest) ? issued.plusDays(PUNCTUAL_DAYS) : today;
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
    transfers.add(
        new BankFiles.Transfer(
            today.minusDays(PUNCTUAL_DAYS), new BigDecimal("84.20"), "M. Peeters", "", "E2E-84"));
    told(bank.send(transfers), "transfers matched");
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
