package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.recount.Energies.Cell;
import tools.jackson.databind.JsonNode;

/** Nets a component's energy against another channel and keeps what is left over. */
final class Bank {
  private static final String RUNNING = "*";

  private final Terms terms;
  private final Readings readings;
  private final JsonNode own;
  private final JsonNode netting;
  private final String kind;
  private final List<Left> held = new ArrayList<>();
  private Exact settled = Exact.ZERO;

  private record Left(String period, LocalDate arose, Exact quantity) {}

  Bank(Terms terms, Readings readings, JsonNode component) {
    this.terms = terms;
    this.readings = readings;
    this.own = component;
    this.netting = component.path("netting");
    this.kind = netting.path("bank").asString("none");
    all(terms.context().path("carryOver"), "energy")
        .filter(each -> each.path("component").equals(component.path("id")))
        .forEach(
            e ->
                put(
                    text(e, "period"),
                    LocalDate.parse(text(e, "arose")),
                    number(e, "quantity", "")));
  }

  /** What was settled at the end of the days netted last. */
  Exact settled() {
    return settled;
  }

  Map<String, Exact> left() {
    Map<String, Exact> left = new TreeMap<>();
    held.forEach(each -> left.merge(each.period(), each.quantity(), Exact::plus));
    return left;
  }

  private void put(String period, LocalDate arose, Exact quantity) {
    if (!quantity.isZero()) {
      held.add(new Left(period, arose, quantity));
    }
  }

  /** Takes what is wanted, or all there is, the oldest first. */
  private Exact take(String period, Exact wanted) {
    Exact rest = wanted.max(Exact.ZERO);
    for (int i = 0; i < held.size(); i++) {
      Left each = held.get(i);
      if (each.period().equals(period)) {
        Exact part = each.quantity().min(rest);
        rest = rest.minus(part);
        held.set(i, new Left(period, each.arose(), each.quantity().minus(part)));
      }
    }
    held.removeIf(each -> each.quantity().isZero());
    return wanted.max(Exact.ZERO).minus(rest);
  }

  private Exact clear(boolean running) {
    Stream<Left> all = held.stream().filter(each -> !running || each.period().equals(RUNNING));
    Exact sum = sum(all.map(Left::quantity));
    held.removeIf(each -> !running || each.period().equals(RUNNING));
    return sum;
  }

  /** What each cell is charged for, once the other channel and the bank are taken off. */
  List<Cell> net(List<Cell> cells, LocalDateRange days) {
    LocalDateRange cycle = terms.unit("cycle", days.from());
    if (netting.has("expiryMonths")) {
      int months = netting.path("expiryMonths").asInt();
      held.removeIf(each -> !days.from().isBefore(each.arose().plusMonths(months)));
    }
    if (kind.equals("time-of-day") && days.from().equals(cycle.from())) {
      move(cycle);
    }
    Map<String, Exact> used = new LinkedHashMap<>();
    Map<String, Exact> against = new HashMap<>();
    String other = netting.path("against").asString("export");
    for (Cell cell : cells) {
      used.merge(cell.period(), cell.used(), Exact::plus);
      Exact off = readings.used(own, other, cell.days(), cell.period());
      against.merge(cell.period(), off, Exact::plus);
    }
    Map<String, Exact> needed = new LinkedHashMap<>();
    Map<String, Exact> left = new LinkedHashMap<>();
    Exact net = Exact.ZERO;
    for (Map.Entry<String, Exact> each : used.entrySet()) {
      Exact own = each.getValue().minus(against.getOrDefault(each.getKey(), Exact.ZERO));
      boolean apart = kind.equals("period") || kind.equals("time-of-day");
      Exact taken = apart ? take(each.getKey(), own) : Exact.ZERO;
      needed.put(each.getKey(), own.minus(taken).max(Exact.ZERO));
      left.put(each.getKey(), own.negated().max(Exact.ZERO));
      net = net.plus(own);
    }
    if (kind.equals("total")) {
      pool(needed, left);
    }
    left.forEach((period, over) -> keep(kind.equals("total") ? "" : period, days.to(), over));
    settle(days, net);
    return cells.stream()
        .map(
            cell -> {
              Exact all = used.getOrDefault(cell.period(), Exact.ZERO);
              Exact need = needed.getOrDefault(cell.period(), Exact.ZERO);
              boolean one =
                  cells.stream().filter(c -> c.period().equals(cell.period())).count() == 1;
              return cell.of(one || need.isZero() ? need : shared(need, cell.used(), all));
            })
        .toList();
  }

  private static Exact shared(Exact need, Exact used, Exact all) {
    return all.isZero() ? Exact.ZERO : need.times(used).dividedBy(all);
  }

  private void keep(String period, LocalDate arose, Exact over) {
    if (!kind.equals("none") && over.signum() > 0) {
      put(period, arose, over);
    }
  }

  /** One bank for all: what some periods have over, and what was kept, goes to the others. */
  private void pool(Map<String, Exact> needed, Map<String, Exact> left) {
    Exact over = sum(left.values().stream());
    Exact need = sum(needed.values().stream());
    Exact taken = take("", need.minus(over));
    Exact charged = need.minus(over).minus(taken).max(Exact.ZERO);
    needed.replaceAll((period, each) -> each.isZero() ? each : charged.times(each).dividedBy(need));
    left.replaceAll((period, each) -> Exact.ZERO);
    left.replace(left.keySet().iterator().next(), over.minus(need).max(Exact.ZERO));
  }

  private void settle(LocalDateRange days, Exact net) {
    String settles = netting.path("settle").asString("bank");
    Exact running = Exact.ZERO;
    settled = Exact.ZERO;
    if (!settles.equals("bank")) {
      running = clear(true).minus(net);
      running = settles.equals("running-total") ? running.max(Exact.ZERO) : running;
    }
    int month = netting.path("trueUpMonth").asInt();
    Stream<LocalDate> ends = days.dates().stream().map(day -> terms.unit("cycle", day).to());
    if (ends.noneMatch(
        end -> !end.isAfter(terms.period().to()) && end.minusDays(1).getMonthValue() == month)) {
      put(RUNNING, days.to(), running);
      return;
    }
    Exact all = clear(false);
    Exact due = settles.equals("bank") ? all : running;
    JsonNode price = terms.newest(all(netting, "settlement"), days.to().minusDays(1));
    if (price.isObject() && due.signum() > 0) {
      Exact paid = due.times(number(price, "price", ""));
      settled = is(own, "direction", "credit") ? paid : paid.negated();
    }
  }

  /** Moves what is kept to the periods that the new cycle has at the same hours of a weekday. */
  private void move(LocalDateRange cycle) {
    Map<String, String> pairs = new HashMap<>();
    LocalDate now = weekday(cycle.from());
    LocalDate before = weekday(terms.earlier(cycle.from(), 1));
    JsonNode hours = netting.path("hours");
    IntStream all =
        hours.isArray()
            ? hours.valueStream().mapToInt(JsonNode::asInt)
            : IntStream.of(0, 6, 12, 18);
    all.forEach(
        hour ->
            pairs.putIfAbsent(
                readings.periodAt(own, before, hour), readings.periodAt(own, now, hour)));
    List<Left> kept = List.copyOf(held);
    held.removeIf(each -> !each.period().equals(RUNNING));
    for (Left each : kept) {
      if (!each.period().equals(RUNNING) && pairs.containsKey(each.period())) {
        put(pairs.getOrDefault(each.period(), ""), each.arose(), each.quantity());
      }
    }
  }

  private LocalDate weekday(LocalDate from) {
    JsonNode holidays = terms.reference().path("holidays").path(text(own, "calendar"));
    LocalDate day = from;
    while (day.getDayOfWeek().getValue() > 5
        || !holidays.isEmpty() && fits(holidays, day.toString())) {
      day = day.plusDays(1);
    }
    return day;
  }
}
