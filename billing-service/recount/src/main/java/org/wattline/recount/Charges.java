package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/** What the lines of a component must come to, worked out without their proofs. */
public final class Charges {
  private final Terms terms;
  private final Readings readings;
  private final JsonNode own;

  /**
   * @param component the component whose lines are worked out
   */
  public Charges(Terms terms, Readings readings, JsonNode component) {
    this.terms = terms;
    this.readings = readings;
    this.own = component;
  }

  /**
   * The amount of a line before its rounding; nothing where only its proof can tell.
   *
   * @param lines all lines of the bill
   */
  public Optional<Exact> owed(JsonNode line, JsonNode lines) {
    LocalDateRange days = range(line);
    LocalDateRange all = unit(is(own, "lines", "period") ? "period" : "cycle", days.from());
    return switch (text(own, "kind")) {
      case "fixed" -> Optional.of(signed(timed("", terms.days(own, days), this::attribute)));
      case "demand" -> Optional.of(signed(demand(days)));
      case "one-off" -> Optional.of(number(own, "amount", ""));
      case "instalments" -> Optional.of(sum(terms.days(own, days).stream().map(this::due)));
      case "percentage" ->
          Optional.of(percentage(base("of", all, lines), all).times(part(days, all)));
      case "bound" ->
          Optional.of(
              (is(own, "per", "year") ? yearly(all, lines) : bound(base("of", all, lines), all))
                  .times(part(days, all)));
      case "wallet" -> {
        boolean settles = text(line, "id").endsWith("/settlement");
        Wallet wallet = wallet(lines);
        Exact amount = settles ? wallet.settled(all) : wallet.amount(all);
        yield Optional.of(amount.times(part(days, all)));
      }
      case "reactive" -> Optional.of(reactive(days, false));
      default -> Optional.empty();
    };
  }

  /** Whether a component has a line for a day. */
  public boolean bills(LocalDate day) {
    boolean meant = terms.applies(own, day);
    return switch (text(own, "kind")) {
      case "one-off" -> meant && is(own, "on", day.toString());
      case "instalments" -> meant && parts(day).findAny().isPresent();
      case "bound" -> meant && (!is(own, "per", "year") || endsYear(day));
      default -> meant;
    };
  }

  private boolean endsYear(LocalDate day) {
    LocalDate end = unit("cycle", day).to();
    return !terms.unit("year", end.minusDays(1)).contains(end);
  }

  /** All that a wallet pays out. */
  public Exact settled(JsonNode lines) {
    return is(own, "kind", "wallet") ? wallet(lines).settled() : Exact.ZERO;
  }

  private Wallet wallet(JsonNode lines) {
    boolean settlements = own.path("settlements").asBoolean(false);
    return new Wallet(
        terms,
        own,
        (of, cycle) -> settlements && of.equals("earnedBy") ? kept(cycle) : base(of, cycle, lines));
  }

  /** What netted energy is settled for in a cycle and a wallet takes. */
  private Exact kept(LocalDateRange cycle) {
    Stream<JsonNode> all = terms.every("components").values().stream();
    return sum(
        all.filter(each -> named("earnedBy", each) && each.has("netting"))
            .map(each -> energies(text(each, "id")).settled(cycle)));
  }

  private Energies energies(String id) {
    return new Energies(
        terms, readings, terms.every("components").getOrDefault(id, NONE), this::energies);
  }

  /** Whether a wallet takes what this component's energy is settled for in the cycle of a day. */
  public boolean keepsSettlement(LocalDate day) {
    return terms.every("components").values().stream()
        .filter(each -> is(each, "kind", "wallet") && each.path("settlements").asBoolean(false))
        .filter(each -> !terms.days(each, unit("cycle", day)).isEmpty())
        .anyMatch(each -> new Charges(terms, readings, each).named("earnedBy", own));
  }

  /** What a line charges for, where that is one quantity; nothing where only its proof can tell. */
  public Optional<Exact> quantity(JsonNode line) {
    if (is(own, "kind", "demand") && !is(own, "assess", "day") && !is(own, "lines", "period")) {
      Map<String, Exact> kw = new Demands(terms, readings, own).billed(cycle(range(line).from()));
      return kw.size() == 1 ? kw.values().stream().findFirst() : Optional.empty();
    }
    boolean reactive = is(own, "kind", "reactive");
    return reactive ? Optional.of(reactive(range(line), true)) : Optional.empty();
  }

  /** Reactive energy beyond what is free, or what it costs by the power factor of its cycle. */
  private Exact reactive(LocalDateRange days, boolean quantity) {
    Exact free = number(own, "freeRatio", "0");
    Exact sum = Exact.ZERO;
    for (LocalDateRange stretch : terms.stretches(own, terms.days(own, days))) {
      String channel = own.path("reactiveChannel").asString("reactive");
      Exact excess = readings.energy(channel, stretch, "", "");
      if (!free.isZero()) {
        Exact active = readings.energy(own.path("channel").asString("import"), stretch, "", "");
        excess = excess.minus(active.times(free)).max(Exact.ZERO);
      }
      List<LocalDate> cycle = days(cycle(stretch.from()));
      LocalDateRange all = LocalDateRange.of(cycle.getFirst(), cycle.getLast().plusDays(1));
      Exact factor = readings.powerFactor(own, all);
      JsonNode bands = terms.form(own, "", stretch.from()).path("bands");
      Stream<JsonNode> open = bands.valueStream();
      open = open.filter(e -> factor.compareTo(number(e, "powerFactorBelow", "2")) < 0);
      Exact price = number(open.findFirst().orElseThrow(), "price", "");
      sum = sum.plus(quantity ? excess : excess.times(price));
    }
    return sum;
  }

  /** What brings the year to its bound, in the cycle that ends it. */
  private Exact yearly(LocalDateRange last, JsonNode lines) {
    LocalDateRange year = terms.unit("year", last.to().minusDays(1));
    Exact base = Exact.ZERO;
    Exact billed = Exact.ZERO;
    for (JsonNode each : terms.context().path("carryOver").path("years")) {
      if (each.path("component").equals(own.path("id")) && is(each, "year", "" + year.from())) {
        boolean days = is(each, "period", "days");
        billed = billed.plus(days ? number(each, "value", "") : Exact.ZERO);
        base = base.plus(days ? Exact.ZERO : number(each, "value", ""));
      }
    }
    for (LocalDate start : cycles()) {
      LocalDateRange cycle = terms.unit("cycle", start).intersection(terms.period()).orElseThrow();
      if (!days(start).isEmpty()
          && year.contains(cycle.to().minusDays(1))
          && !cycle.to().isAfter(last.to())) {
        Exact on = base("of", cycle, lines);
        base = base.plus(own.path("negativeIsZero").asBoolean(true) ? on.max(Exact.ZERO) : on);
        billed = billed.plus(Exact.of(days(start).size()));
      }
    }
    LocalDate day = days(cycle(last.from())).getLast();
    Exact limit = cost("", attribute(day), day);
    boolean parts = is(own, "proration", "") || is(own, "proration", "days");
    limit = parts ? limit.times(billed).dividedBy(year.days()) : limit;
    Exact lacking = limit.minus(base);
    return is(own, "bound", "minimum") ? lacking.max(Exact.ZERO) : lacking.min(Exact.ZERO);
  }

  private List<LocalDate> cycles() {
    return terms.period().dates().stream().map(this::cycle).distinct().toList();
  }

  private LocalDateRange unit(String per, LocalDate day) {
    return terms.unit(per, day).intersection(terms.period()).orElseThrow();
  }

  private Exact signed(Exact amount) {
    return is(own, "direction", "credit") ? amount.negated() : amount;
  }

  /** What a line of some days is of the amount of all days of its cycle. */
  private Exact part(LocalDateRange days, LocalDateRange all) {
    List<LocalDate> meant = terms.days(own, all);
    return Exact.ratio(
        days.days(), LocalDateRange.of(meant.getFirst(), meant.getLast()).days() + 1);
  }

  private Exact attribute(LocalDate day) {
    String name = text(own, "quantity");
    return name.isEmpty() ? Exact.ONE : Exact.parse(terms.attribute(name, day));
  }

  /** The price of a quantity and of some days' time. */
  private Exact timed(String period, List<LocalDate> days, Function<LocalDate, Exact> quantity) {
    String per = own.path("per").asString(is(own, "kind", "bound") ? "cycle" : "month");
    String proration = own.path("proration").asString("days");
    return sum(
        days.stream()
            .map(
                day ->
                    terms
                        .share(per, proration, day)
                        .times(cost(period, quantity.apply(day), day))));
  }

  /** What a quantity costs by the plain price or the tiers of a day. */
  private Exact cost(String period, Exact quantity, LocalDate day) {
    if (!terms.form(own, period, day).path("tiers").isEmpty()) {
      return Climb.cost(terms.climb(own, period, day, quantity, Exact.ONE, Exact.ZERO));
    }
    Exact price = terms.price(own, period, 0, day);
    if (price == null && !quantity.isZero()) {
      String of = text(own, "id") + (period.isEmpty() ? "" : " in " + period);
      throw new IllegalArgumentException(of + " has no price on " + day);
    }
    return price == null ? Exact.ZERO : price.times(quantity);
  }

  /** The parts of an instalment plan that fall due on a day, also one that rounds to nothing. */
  private IntStream parts(LocalDate day) {
    LocalDate first = LocalDate.parse(text(own, "first"));
    int months = own.path("everyMonths").asInt(1);
    return IntStream.range(0, own.path("count").asInt(1))
        .filter(part -> first.plusMonths((long) part * months).equals(day));
  }

  private Exact due(LocalDate day) {
    int count = own.path("count").asInt(1);
    return sum(parts(day).mapToObj(part -> upTo(part + 1, count).minus(upTo(part, count))));
  }

  private Exact upTo(int part, int count) {
    Exact share = number(own, "total", "").times(part).dividedBy(count);
    return rounded(share, terms.rounding(own), terms.cent());
  }

  /** All energy of some days, in the component's unit. */
  public Exact used(List<LocalDate> days) {
    return used(own.path("channel").asString("import"), text(own, "unit"), days);
  }

  private Exact used(String channel, String unit, List<LocalDate> days) {
    Exact all =
        sum(
            days.stream()
                .map(day -> LocalDateRange.of(day, day.plusDays(1)))
                .map(day -> readings.energy(channel, day, "", "")));
    return unit.equals("mwh") ? all.dividedBy(1000) : all;
  }

  /** The lines of the components named that stand before this one and are of some days. */
  private Exact base(String of, LocalDateRange all, JsonNode lines) {
    boolean rounded = terms.tariff().path("basis").asString("rounded").equals("rounded");
    return sum(
        lines
            .valueStream()
            .takeWhile(line -> !line.path("component").equals(own.path("id")))
            .filter(line -> all.contains(counted(line)))
            .filter(line -> !text(line, "id").endsWith("/settlement"))
            .filter(
                line ->
                    named(
                        of, terms.every("components").getOrDefault(text(line, "component"), NONE)))
            .map(
                line ->
                    number(
                        rounded ? line : line.path("formula"), rounded ? "amount" : "value", "")));
  }

  /**
   * The day by which a line counts as one of a cycle: what is assessed by the bill is of the first.
   */
  private LocalDate counted(JsonNode line) {
    JsonNode of = terms.every("components").getOrDefault(text(line, "component"), NONE);
    boolean whole = is(of.path("tiering"), "assess", "period");
    return whole ? terms.period().from() : range(line).from();
  }

  private boolean named(String of, JsonNode component) {
    String group = "group:" + component.path("group").asString("energy");
    return fits(own.path(of), text(component, "id"), group);
  }

  private Exact percentage(Exact base, LocalDateRange all) {
    List<LocalDate> days = terms.days(own, all);
    Exact percent = sum(days.stream().map(day -> cost("", Exact.ONE, day)));
    Exact amount = base.times(percent).dividedBy(100L * all.days());
    JsonNode floor = own.path("leastPerEnergy");
    if (floor.isObject()) {
      String unit = floor.path("unit").asString("mwh");
      Exact energy = used(floor.path("channel").asString("import"), unit, days);
      amount = amount.max(energy.times(number(floor, "amount", "")));
    }
    amount = own.has("least") ? amount.max(number(own, "least", "")) : amount;
    return own.has("most") ? amount.min(number(own, "most", "")) : amount;
  }

  private Exact bound(Exact on, LocalDateRange all) {
    Exact base = own.path("negativeIsZero").asBoolean(true) ? on.max(Exact.ZERO) : on;
    Exact lacking = timed("", terms.days(own, all), this::attribute).minus(base);
    return is(own, "bound", "minimum") ? lacking.max(Exact.ZERO) : lacking.min(Exact.ZERO);
  }

  /** The demand charged for some days of one cycle, or of several. */
  private Exact demand(LocalDateRange days) {
    Demands demands = new Demands(terms, readings, own);
    Exact sum = Exact.ZERO;
    for (LocalDate start : days.dates().stream().map(this::cycle).distinct().toList()) {
      List<LocalDate> charged = days(start).stream().filter(days::contains).toList();
      if (is(own, "assess", "day")) {
        for (LocalDateRange stretch : terms.stretches(own, charged)) {
          for (String period : demands.periods(stretch)) {
            Exact peaks = readings.dailyPeaks(own, period, stretch);
            sum = sum.plus(cost(period, peaks, stretch.from()));
          }
        }
      } else {
        for (Map.Entry<String, Exact> each : charged(demands.billed(start)).entrySet()) {
          sum = sum.plus(timed(each.getKey(), charged, day -> each.getValue()));
        }
      }
    }
    return sum;
  }

  /** The demands of all periods, or of the one with the highest. */
  private Map<String, Exact> charged(Map<String, Exact> billed) {
    if (!own.path("highestPeriodOnly").asBoolean(false) || billed.isEmpty()) {
      return billed;
    }
    String best = billed.keySet().iterator().next();
    for (Map.Entry<String, Exact> each : billed.entrySet()) {
      boolean higher = each.getValue().compareTo(billed.getOrDefault(best, Exact.ZERO)) > 0;
      best = higher ? each.getKey() : best;
    }
    return Map.of(best, billed.getOrDefault(best, Exact.ZERO));
  }

  private LocalDate cycle(LocalDate day) {
    return terms.unit("cycle", day).from();
  }

  /** The days of a cycle that are billed. */
  private List<LocalDate> days(LocalDate cycle) {
    return terms.days(own, unit("cycle", cycle));
  }
}
