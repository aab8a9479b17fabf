package org.wattline.local.demo.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final int DISPUTING = 1;
  private static final int MOVING = 5;
  private static final int MOVE_DAY = 17;
  private static final int CARD_DAY = 10;

  /** Whose meter falls silent in the last month. */
  static final int SILENT = 9;

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
  private final PastClock clock;
  private final Timeline timeline;
  private final boolean flemish;
  private final ZoneId zone;
  private final StaffDesk supervisor;
  private final StaffDesk agent;
  private final StaffDesk billing;
  private final StaffDesk finance;
  private final Tariffs tariffs;
  private final VeeWork vee;
  private final Runs runs;
  private final BankFiles bank;
  private final List<Supplied> supplied = new ArrayList<>();

  public History(
      LocalStack stack, DemoSupplier supplier, Size size, Making making, PastClock clock) {
    this.stack = stack;
    this.supplier = supplier;
    this.size = size;
    this.making = making;
    this.clock = clock;
    this.timeline = clock.timeline();
    this.flemish = supplier.equals(DemoSupplier.ZONNESTROOM);
    this.zone = ZoneId.of((String) supplier.request().get("zone"));
    this.supervisor = desk("supervisor");
    this.agent = desk("agent");
    this.billing = desk("billing");
    this.finance = desk("finance");
    this.tariffs =
        new Tariffs(stack.folders().root().resolve("docs/examples"), billing, supervisor);
    this.vee = new VeeWork(supervisor, billing);
    this.runs = new Runs(billing, supervisor);
    this.bank = new BankFiles(finance, flemish);
  }

  private StaffDesk desk(String username) {
    return StaffDesk.of(stack, supplier.slug(), username, Demo.PASSWORD);
  }

  /** Whether a supplier's history was made. */
  public static boolean isDone(Path state, DemoSupplier supplier) {
    return Files.exists(state.resolve(DONE + supplier.slug()));
  }

  /** Makes what is missing of it. */
  public void make() {
    Agreed agreed = ready();
    List<Household> households = new Population(supplier).first(size.customers());
    sign(households, agreed);
    live(households, agreed);
    Path done = stack.folders().state().resolve(DONE + supplier.slug());
    try {
      Files.createDirectories(done.getParent());
      Files.writeString(done, size.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who bills are from, where they are paid to, and the tariffs, before they are in force. */
  private Agreed ready() {
    long from = System.nanoTime();
    clock.reach(Timeline.work(timeline.ready()));
    Letterhead.ensure(finance, supplier, flemish ? BankFiles.BELGIAN_ACCOUNT : "");
    bank.ensureAccount(String.valueOf(supplier.request().get("legalName")));
    vee.ensureSettings();
    LocalDate start = timeline.start();
    Month settles = timeline.month(size.months()).getMonth();
    Agreed agreed;
    if (flemish) {
      tariffs.ensureIndex();
      agreed =
          new Agreed(
              tariffs.ensure("flanders-day-night", start),
              tariffs.ensure("flanders-dynamic", start),
              tariffs.ensure("flanders-industry", start),
              true,
              settles);
    } else {
      String standard = tariffs.ensure("california-tou-tiered", start);
      agreed =
          new Agreed(
              standard, standard, tariffs.ensure("california-industry", start), false, settles);
    }
    did(Making.TARIFFS, "tariffs");
    told(flemish ? 3 : 2, "tariffs published", from);
    return agreed;
  }

  /** Customers sign before they are supplied, some each week. */
  private void sign(List<Household> households, Agreed agreed) {
    long from = System.nanoTime();
    List<LocalDate> days = timeline.signing();
    for (int day = 0; day < days.size(); day++) {
      clock.reach(Timeline.work(days.get(day)));
      int turn = day;
      supplied.addAll(
          each(
              households.stream().filter(one -> one.index() % days.size() == turn).toList(),
              household -> {
                Supplied one =
                    new Registry(
                            household.index() / days.size() % 2 == 0 ? supervisor : agent, flemish)
                        .ensure(household, timeline.start(), agreed.with(household));
                did(Making.A_CUSTOMER, "customers sign");
                return one;
              }));
    }
    supplied.sort(Comparator.comparingInt(each -> each.household().index()));
    told(supplied.size(), "customers signed", from);
  }

  /** Day after day that is lived through. */
  private void live(List<Household> households, Agreed agreed) {
    MeterFiles meters =
        new MeterFiles(
            new Readings(billing, zone, flemish ? 15 : 60), timeline, households, flemish);
    Payers payers = new Payers(runs, bank, timeline, supplied);
    payers.receive(timeline.start());
    LocalDate since = timeline.start();
    double months = (double) households.size() * size.months();
    List<LocalDate> days = timeline.days();
    long values = 0;
    long from = System.nanoTime();
    for (LocalDate day : days) {
      if (clock.reach(Timeline.filesCome(day))) {
        if (flemish) {
          // those of the next day come out at noon
          tariffs.deliverPrices(zone, since, day.plusDays(1));
        }
        values += meters.deliver(since, day);
      }
      did(Making.A_MONTH_OF_READINGS * months / days.size(), "readings until " + day);
      if (clock.reach(Timeline.work(day))) {
        work(day, since, payers, agreed);
      }
      did(Making.A_PAYMENT * months / days.size(), "payments until " + day);
      int month = timeline.billedOn(day);
      if (month >= 0) {
        if (clock.reach(Timeline.approval(day))) {
          issue(month, payers);
        }
        did(Making.A_BILL * households.size(), "bills of " + named(month));
      }
      vee.awaitJudged();
      since = day;
    }
    told(values, "readings taken, billed and paid for", from);
  }

  private void work(LocalDate day, LocalDate since, Payers payers, Agreed agreed) {
    payers.tell(since, day);
    vee.settle();
    int last = size.months();
    if (last > 1 && day.equals(timeline.month(last - 2).withDayOfMonth(MOVE_DAY))) {
      move(day, agreed);
    }
    CardPayments cards = new CardPayments(stack, supplier);
    if (day.equals(timeline.month(last - 1).withDayOfMonth(CARD_DAY))) {
      cards.keepCard(supplied.getFirst(), supplier.customers().getFirst());
    }
    if (day.equals(disputeDay()) && supplier.customers().size() > DISPUTING) {
      cards.dispute(supplied.get(DISPUTING), supplier.customers().get(DISPUTING));
    }
    int month = timeline.billedOn(day);
    if (month >= 0) {
      vee.awaitJudged();
      runs.prepare(name(month), timeline.month(month + 1));
    }
  }

  /** A week after the newest bill, or today where it is not that old. */
  private LocalDate disputeDay() {
    LocalDate day = timeline.month(size.months()).withDayOfMonth(CARD_DAY);
    return timeline.days().stream()
        .filter(each -> !each.isBefore(day))
        .findFirst()
        .orElse(timeline.today());
  }

  private void issue(int month, Payers payers) {
    long from = System.nanoTime();
    JsonNode run = runs.issue(name(month));
    runs.awaitMails();
    payers.receive(timeline.issuedOn(month));
    told(
        run.path("issued").asInt(),
        String.format(
            Locale.ROOT,
            "bills of %s issued, %d parked, %s %s",
            named(month),
            run.path("parked").asInt(),
            run.path("total").asString(),
            run.path("currency").asString()),
        from);
  }

  private String name(int month) {
    return "Bills of " + named(month);
  }

  private String named(int month) {
    return timeline.month(month).toString().substring(0, 7);
  }

  private void did(double part, String what) {
    making.did(part, supplier.name() + ": " + what);
  }

  /** Somebody moves out in the middle of a month, and somebody else in. */
  private void move(LocalDate day, Agreed agreed) {
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
    change.put("day", day.toString());
    change.put("reads", List.of());
    change.put("accountId", account.path("id").asString());
    change.put("terms", agreed.withNewcomer());
    agent.post("/changes-of-occupant", change);
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

  /** Tells a stage that ended. */
  private void told(long count, String what, long from) {
    double seconds = (System.nanoTime() - from) / 1e9;
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
