package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/** What demand a component bills: its peaks, their mean and ratchet, and what follows them. */
public final class Demands {
  private final Terms terms;
  private final Readings readings;
  private final JsonNode own;

  /**
   * @param component the component whose demand is worked out
   */
  public Demands(Terms terms, Readings readings, JsonNode component) {
    this.terms = terms;
    this.readings = readings;
    this.own = component;
  }

  private LocalDateRange unit(String per, LocalDate day) {
    return terms.unit(per, day).intersection(terms.period()).orElseThrow();
  }

  /** The demand that is billed in a cycle, by periods or sets of events. */
  Map<String, Exact> billed(LocalDate cycle) {
    Map<String, Exact> kw = new LinkedHashMap<>();
    periods(terms.unit("cycle", cycle)).forEach(period -> kw.put(period, kw(period, cycle)));
    return kw;
  }

  /** The periods, or sets of events, that have their own peak in some days. */
  List<String> periods(LocalDateRange days) {
    Stream<String> all = Stream.of("");
    if (own.has("events")) {
      Stream<JsonNode> events = all(terms.reference().path("events"), text(own, "events"));
      all = events.map(each -> each.path("set").asString("event")).distinct();
    } else if (own.has("calendar")) {
      all =
          all(terms.every("calendars").getOrDefault(text(own, "calendar"), NONE), "periods")
              .map(JsonNode::asString);
    }
    LocalDateRange in = own.has("events") ? days.intersection(terms.period()).orElseThrow() : days;
    boolean every = is(own, "assess", "day");
    return all.filter(each -> each.isEmpty() || every || readings.occurs(own, each, in)).toList();
  }

  /** The periods whose joint peak a ratchet looks at. */
  public List<String> joint() {
    JsonNode named = own.path("ratchet").path("periods");
    List<String> all = new ArrayList<>(List.of(""));
    all(terms.every("calendars").getOrDefault(text(own, "calendar"), NONE), "periods")
        .map(JsonNode::asString)
        .filter(each -> fits(named, each))
        .forEach(all::add);
    return all;
  }

  /** The highest peak of some periods in each cycle before a day: carried in, or of this bill. */
  public NavigableMap<LocalDate, Exact> peaks(List<String> periods, LocalDate before) {
    NavigableMap<LocalDate, Exact> peaks = new TreeMap<>();
    all(terms.context().path("carryOver"), "peaks")
        .filter(
            each ->
                each.path("component").equals(own.path("id"))
                    && periods.contains(text(each, "period")))
        .forEach(
            each ->
                peaks.merge(
                    LocalDate.parse(text(each, "from")), number(each, "kw", ""), Exact::max));
    Stream<LocalDate> starts = terms.period().dates().stream().map(this::cycle).distinct();
    starts
        .filter(start -> start.isBefore(before) && !days(start).isEmpty())
        .forEach(start -> peaks.merge(start, peak(periods, start), Exact::max));
    return new TreeMap<>(peaks.headMap(before));
  }

  private LocalDate cycle(LocalDate day) {
    return terms.unit("cycle", day).from();
  }

  /** The days of a cycle that are billed. */
  private List<LocalDate> days(LocalDate cycle) {
    LocalDateRange all = terms.unit("cycle", cycle).intersection(terms.period()).orElseThrow();
    return terms.days(own, all);
  }

  /** The highest measured peak of some periods of a cycle. */
  private Exact peak(List<String> periods, LocalDate cycle) {
    List<LocalDate> days = days(cycle);
    LocalDateRange all = LocalDateRange.of(days.getFirst(), days.getLast().plusDays(1));
    Stream<String> of = periods.stream().filter(each -> !each.isEmpty() || periods.size() == 1);
    return of.map(each -> readings.peak(own, each, all).getValue())
        .reduce(Exact::max)
        .orElseThrow();
  }

  /** The demand of a period that is billed in a cycle: mean, ratchet, and what follows them. */
  Exact kw(String period, LocalDate start) {
    LocalDate cycle = terms.unit("cycle", start).from();
    JsonNode rolling = own.path("rolling");
    JsonNode ratchet = own.path("ratchet");
    Exact kw = peak(List.of(period), cycle);
    if (rolling.isObject()) {
      List<Exact> peaks =
          new ArrayList<>(
              earlier(List.of(period), cycle, rolling.path("months").asInt(12) - 1).values());
      peaks.add(kw);
      Stream<Exact> counted =
          peaks.stream()
              .map(each -> rolling.has("floor") ? each.max(number(rolling, "floor", "")) : each);
      kw = sum(counted).dividedBy(peaks.size());
    }
    boolean all = is(ratchet, "scope", "all");
    boolean together = all || is(ratchet, "scope", "all-earlier");
    if (ratchet.isObject() && (!together || fits(ratchet.path("periods"), period))) {
      List<String> of = together ? joint() : List.of(period);
      Exact current = all ? peak(of, cycle) : kw;
      Exact highest = percent(current, ratchet.path("current"), cycle, "100");
      int months = Integer.parseInt(inMonth(ratchet.path("months"), cycle, "0"));
      for (Map.Entry<LocalDate, Exact> each : earlier(of, cycle, months).entrySet()) {
        Exact counted = percent(each.getValue(), ratchet.path("percent"), each.getKey(), "0");
        boolean counts = !inMonth(ratchet.path("percent"), each.getKey(), "0").equals("0");
        highest = counts ? highest.max(counted) : highest;
      }
      kw = highest;
    }
    return adjusted(kw, period, start);
  }

  private NavigableMap<LocalDate, Exact> earlier(List<String> periods, LocalDate cycle, int count) {
    NavigableMap<LocalDate, Exact> all = peaks(periods, cycle);
    if (is(terms.tariff().path("cycle"), "type", "billing-period")) {
      List<LocalDate> starts = all.descendingKeySet().stream().limit(count).toList();
      all.keySet().retainAll(starts);
      return all;
    }
    return all.tailMap(terms.earlier(cycle, count), true);
  }

  private static String inMonth(JsonNode list, LocalDate cycle, String otherwise) {
    return list.path(list.size() == 1 ? 0 : cycle.getMonthValue() - 1).asString(otherwise);
  }

  private static Exact percent(Exact of, JsonNode list, LocalDate cycle, String otherwise) {
    return of.times(Exact.parse(inMonth(list, cycle, otherwise))).dividedBy(100);
  }

  /** What power factor, contract, minimum and rounding make of a demand. */
  private Exact adjusted(Exact looked, String period, LocalDate start) {
    List<LocalDate> days = terms.days(own, unit("cycle", start));
    LocalDateRange all = LocalDateRange.of(days.getFirst(), days.getLast().plusDays(1));
    Exact kw = looked;
    if (own.has("powerFactor")) {
      Exact factor = readings.powerFactor(own, all);
      Exact target = number(own.path("powerFactor"), "target", "");
      kw =
          factor.compareTo(target) >= 0 || factor.isZero()
              ? kw
              : kw.times(target).dividedBy(factor);
    }
    JsonNode contract = own.path("contract");
    if (contract.isObject()) {
      String name = contract.path("attribute").asString("contractedKw");
      String special = terms.attribute(name + "." + period, all.from());
      Exact hundredth =
          Exact.parse(special.isEmpty() ? terms.attribute(name, all.from()) : special)
              .dividedBy(100);
      Exact limit = hundredth.times(number(contract, "overPercent", "100"));
      Exact excess =
          is(contract, "excess", "root-of-squares")
              ? readings.excess(own, period, all, limit)
              : kw.minus(limit).max(Exact.ZERO);
      Exact least = number(contract, "floorPercent", "0");
      kw = least.isZero() ? kw : kw.max(hundredth.times(least));
      kw = contract.path("excessOnly").asBoolean(false) ? Exact.ZERO : kw;
      kw = kw.plus(excess.times(number(contract, "factor", "1")));
    }
    kw = own.has("minimum") ? kw.max(number(own, "minimum", "")) : kw;
    return own.has("quantityRounding") ? rounded(kw, own.path("quantityRounding"), "1") : kw;
  }

  /** The kW that thresholds per kW are multiplied with. */
  public Exact perKw(LocalDateRange days) {
    String demand = text(own.path("tiering"), "demand");
    JsonNode of = terms.every("components").getOrDefault(demand, NONE);
    if (!own.toString().contains("upToPerKw")) {
      return Exact.ZERO;
    }
    if (of.isMissingNode()) {
      return readings.peak(own, "", days).getValue();
    }
    Demands charges = new Demands(terms, readings, of);
    Collection<LocalDate> cycles =
        days.dates().stream().map(day -> unit("cycle", day).from()).distinct().toList();
    if (cycles.stream().anyMatch(start -> charges.days(start).isEmpty())) {
      throw new IllegalArgumentException(demand + " has no demand in a cycle of " + days);
    }
    return cycles.stream()
        .flatMap(
            start ->
                charges.periods(terms.unit("cycle", start)).stream().map(p -> charges.kw(p, start)))
        .reduce(Exact::max)
        .orElse(Exact.ZERO);
  }
}
