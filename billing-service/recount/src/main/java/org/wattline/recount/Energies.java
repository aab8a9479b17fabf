package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/**
 * What an energy component comes to, stretch by stretch: measured, netted, multiplied, rounded, and
 * priced plainly, by periods, along an index or by tiers.
 */
public final class Energies {
  private final Terms terms;
  private final Readings readings;
  private final JsonNode own;
  private final JsonNode tiering;
  private final Function<String, Energies> others;
  private final @Nullable Bank bank;
  private final List<Priced> priced = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<LocalDate, Exact> settlements = new HashMap<>();
  private final Map<LocalDate, Exact> marginals = new HashMap<>();
  private final Map<String, Exact> years = new HashMap<>();
  private final Filling filling;

  /** Days over which price, factor and taxes stay the same; a version has one price. */
  private record Piece(LocalDateRange days, int version, long cut) {}

  record Cell(LocalDateRange days, String period, Exact used, Exact quantity) {
    Cell of(Exact changed) {
      return new Cell(days, period, used, changed);
    }
  }

  private record Priced(LocalDateRange days, Exact amount, Exact quantity) {}

  /**
   * @param others the energy components by id, for prices that are another's marginal price
   */
  public Energies(
      Terms terms, Readings readings, JsonNode component, Function<String, Energies> others) {
    this.terms = terms;
    this.readings = readings;
    this.own = component;
    this.tiering = component.path("tiering");
    this.others = others;
    this.bank = component.has("netting") ? new Bank(terms, readings, component) : null;
    this.filling = new Filling(terms, readings, component);
    for (JsonNode each : terms.context().path("carryOver").path("years")) {
      if (each.path("component").equals(own.path("id"))) {
        years.put(text(each, "year") + text(each, "period"), number(each, "value", ""));
      }
    }
    for (LocalDate day = terms.period().from(); day.isBefore(terms.period().to()); ) {
      LocalDateRange over = over(day);
      List<LocalDate> days = terms.days(own, over);
      try {
        if (!days.isEmpty()) {
          assess(pieces(days));
        }
      } catch (IllegalArgumentException refused) {
        refusals.add(String.valueOf(refused.getMessage()));
        if (bank != null || is(tiering, "assess", "year")) {
          return;
        }
      }
      day = over.to();
    }
  }

  /** The amount of the stretches in some days, before a credit is turned round; null if refused. */
  public @Nullable Exact amount(LocalDateRange days) {
    List<Exact> all = in(days).stream().map(Priced::amount).toList();
    Exact sum = sum(all.stream());
    return all.isEmpty() ? null : is(own, "direction", "credit") ? sum.negated() : sum;
  }

  /** Why stretches could not be priced. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private IllegalArgumentException withoutPrice(String period, LocalDate day) {
    String of = text(own, "id") + (period.isEmpty() ? "" : " in " + period);
    return new IllegalArgumentException(of + " has no price on " + day);
  }

  /** What is charged for in some days. */
  public Exact quantity(LocalDateRange days) {
    return sum(in(days).stream().map(Priced::quantity));
  }

  private List<Priced> in(LocalDateRange days) {
    return priced.stream().filter(each -> days.contains(each.days())).toList();
  }

  /** What is settled of the stretch of days that begins on a day. */
  public Exact settled(LocalDate from) {
    return settlements.getOrDefault(from, Exact.ZERO);
  }

  /** What is settled in some days. */
  public Exact settled(LocalDateRange days) {
    Stream<Map.Entry<LocalDate, Exact>> all = settlements.entrySet().stream();
    return sum(all.filter(each -> days.contains(each.getKey())).map(Map.Entry::getValue));
  }

  /** What is settled and no wallet takes. */
  public Exact paid() {
    Charges charges = new Charges(terms, readings, own);
    Stream<Map.Entry<LocalDate, Exact>> all = settlements.entrySet().stream();
    return sum(
        all.filter(each -> !charges.keepsSettlement(each.getKey())).map(Map.Entry::getValue));
  }

  /** The energy of some days and a period that fell into a tier as the energy added up. */
  public Exact inTier(LocalDateRange days, String period, int tier) {
    return filling.taken(days, period, tier).energy();
  }

  /** The blocks of a tier that were begun in some days and a period as the energy added up. */
  public Exact blocksInTier(LocalDateRange days, String period, int tier) {
    return filling.taken(days, period, tier).blocks();
  }

  /** What is left for later bills, by period; empty where nothing is banked. */
  public Map<String, Exact> left() {
    return bank == null ? Map.of() : bank.left();
  }

  private LocalDateRange over(LocalDate day) {
    String assess = tiering.path("assess").asString("cycle");
    LocalDateRange unit = terms.unit(assess.equals("period") ? "period" : "cycle", day);
    LocalDateRange over = unit.intersection(terms.period()).orElseThrow();
    return assess.equals("year") ? over.intersection(terms.unit("year", day)).orElseThrow() : over;
  }

  private List<Piece> pieces(List<LocalDate> days) {
    List<Piece> pieces = new ArrayList<>();
    List<Object> before = List.of();
    int version = 0;
    for (LocalDateRange stretch : terms.stretches(own, days)) {
      List<Object> price = terms.statements(own, stretch.from());
      version += price.equals(before) ? 0 : 1;
      before = price;
      pieces.add(new Piece(stretch, version, terms.cutsUntil(own, stretch.from())));
    }
    return pieces;
  }

  private void assess(List<Piece> pieces) {
    LocalDateRange days =
        LocalDateRange.of(pieces.getFirst().days().from(), pieces.getLast().days().to());
    Map<Cell, Exact> amounts = new LinkedHashMap<>();
    boolean tiers = pieces.stream().anyMatch(p -> periods(p).stream().anyMatch(q -> tiers(p, q)));
    if (is(tiering, "reading", "chronological") && tiers) {
      asTimePasses(pieces, days, amounts);
    } else {
      List<Cell> cells = cells(pieces);
      if (bank != null) {
        cells = bank.net(cells, days);
        settlements.put(days.from(), bank.settled());
      }
      cells = cells.stream().map(cell -> cell.of(finished(cell.quantity(), cell.days()))).toList();
      price(pieces, days, cells, amounts);
    }
    for (Piece piece : pieces) {
      Exact amount = Exact.ZERO;
      Exact quantity = Exact.ZERO;
      for (Map.Entry<Cell, Exact> each : amounts.entrySet()) {
        if (each.getKey().days().equals(piece.days())) {
          amount = amount.plus(each.getValue());
          quantity = quantity.plus(each.getKey().quantity());
        }
      }
      priced.add(new Priced(piece.days(), amount, quantity));
    }
  }

  private boolean tiers(Piece piece, String period) {
    return !terms.form(own, period, piece.days().from()).path("tiers").isEmpty();
  }

  /** The periods that are kept apart; one empty name for all time. */
  private List<String> periods(Piece piece) {
    boolean apart = bank != null || is(tiering, "reading", "per-period");
    if (!own.has("calendar") || !apart && !terms.byPeriod(own, piece.days().from())) {
      return List.of("");
    }
    return calendarPeriods();
  }

  private List<String> calendarPeriods() {
    JsonNode calendar = terms.every("calendars").getOrDefault(text(own, "calendar"), NONE);
    return all(calendar, "periods").map(JsonNode::asString).toList();
  }

  private List<Cell> cells(List<Piece> pieces) {
    List<Cell> cells = new ArrayList<>();
    Cell empty = null;
    for (Piece piece : pieces) {
      for (String period : periods(piece)) {
        LocalDate day = piece.days().from();
        Exact used =
            readings.used(own, own.path("channel").asString("import"), piece.days(), period);
        boolean free = terms.form(own, period, day).isMissingNode();
        if (free && terms.price(own, period, 0, day) == null) {
          if (!used.isZero()) {
            throw withoutPrice(period, day);
          }
          continue;
        }
        Cell cell = new Cell(piece.days(), period, used, used);
        if (used.isZero() && bank == null) {
          empty = empty == null ? cell : empty;
        } else {
          cells.add(cell);
        }
      }
    }
    return cells.isEmpty() && empty != null ? List.of(empty) : cells;
  }

  private Exact factor(LocalDateRange days) {
    return number(terms.newest(all(own, "factors"), days.from()), "factor", "1");
  }

  /** Factor and rounding on what is priced. */
  private Exact finished(Exact quantity, LocalDateRange days) {
    Exact multiplied = quantity.times(factor(days));
    JsonNode rule = own.path("quantityRounding");
    return rule.isObject() ? rounded(multiplied, rule, "1") : multiplied;
  }

  private void price(
      List<Piece> pieces, LocalDateRange days, List<Cell> cells, Map<Cell, Exact> amounts) {
    Map<List<Object>, List<Cell>> pools = new LinkedHashMap<>();
    for (Cell cell : cells) {
      LocalDate day = cell.days().from();
      JsonNode form = terms.form(own, cell.period(), day);
      if (!form.path("tiers").isEmpty()) {
        boolean apart = is(tiering, "reading", "per-period");
        boolean restart = is(tiering, "onPriceChange", "restart");
        Object version = restart ? of(pieces, cell).version() : 0;
        List<Object> key = List.of(apart ? cell.period() : "", version);
        pools.computeIfAbsent(key, each -> new ArrayList<>()).add(cell);
      } else {
        amounts.put(cell, plain(cell));
      }
    }
    pools.forEach((key, pool) -> climb(pieces, days, key.getFirst().toString(), pool, amounts));
  }

  /** What energy costs by one price, a margin on an index, or another's marginal price. */
  private Exact plain(Cell cell) {
    LocalDate day = cell.days().from();
    JsonNode form = terms.form(own, cell.period(), day);
    Exact price = terms.price(own, cell.period(), 0, day);
    if (form.has("marginalOf") && price == null) {
      Energies other = others.apply(text(form, "marginalOf"));
      Exact marginal = other.marginals.get(cycle(day));
      if (marginal == null) {
        throw new IllegalArgumentException(text(form, "marginalOf") + " reached no tier on " + day);
      }
      return cell.quantity().times(marginal);
    }
    if (price == null) {
      throw withoutPrice(cell.period(), day);
    }
    return cell.quantity().times(price).plus(indexed(cell, form));
  }

  /** What an index that has a value for each interval adds to the margin. */
  private Exact indexed(Cell cell, JsonNode form) {
    String index = text(form.path("index"), "id");
    boolean dated = is(terms.every("indices").getOrDefault(index, NONE), "type", "dated");
    Exact weight = terms.weight(own, cell.period(), cell.days().from());
    if (index.isEmpty() || dated || weight.isZero()) {
      return Exact.ZERO;
    }
    Exact weighted = readings.weighted(own, index, cell.period(), cell.days());
    return weighted.times(weight).times(factor(cell.days()));
  }

  private static Piece of(List<Piece> pieces, Cell cell) {
    return pieces.stream().filter(p -> p.days().equals(cell.days())).findFirst().orElseThrow();
  }

  /** Energy that climbs tiers together; each cell pays its share of what all of it would cost. */
  private void climb(
      List<Piece> pieces,
      LocalDateRange days,
      String period,
      List<Cell> pool,
      Map<Cell, Exact> amounts) {
    int version = of(pieces, pool.getFirst()).version();
    List<Piece> same = pieces.stream().filter(piece -> piece.version() == version).toList();
    boolean restart = is(tiering, "onPriceChange", "restart");
    LocalDateRange over =
        restart
            ? LocalDateRange.of(same.getFirst().days().from(), same.getLast().days().to())
            : days;
    Exact scale = terms.scale(tiering, over);
    Exact perKw = new Demands(terms, readings, own).perKw(days);
    Exact before = before(days, period);
    Exact total = sum(pool.stream().map(Cell::quantity));
    Set<List<Object>> forms = new HashSet<>();
    Set<Long> groups = new HashSet<>();
    for (Cell cell : pool) {
      Piece piece = of(pieces, cell);
      LocalDate day = cell.days().from();
      forms.add(terms.statements(own, cell.period(), day));
      groups.add(piece.cut());
      List<List<Exact>> rows =
          terms.climb(own, cell.period(), day, before.plus(total), scale, perKw);
      int tier = Integer.parseInt(rows.getLast().getFirst().toString());
      Exact marginal = Objects.requireNonNull(terms.price(own, cell.period(), tier, day));
      marginals.putIfAbsent(cycle(days.from()), marginal);
      Exact cost = Climb.cost(rows);
      if (yearly()) {
        cost = cost.minus(Climb.cost(terms.climb(own, cell.period(), day, before, scale, perKw)));
      }
      Exact first = Objects.requireNonNull(terms.price(own, cell.period(), 1, day));
      Exact each = total.isZero() ? first : cost.dividedBy(total);
      amounts.put(cell, cell.quantity().times(each));
      if (total.isZero()
          && cell.equals(pool.getLast())
          && forms.size() == 1
          && groups.size() == 1) {
        pool.forEach(one -> amounts.put(one, Exact.ZERO));
        amounts.put(cell, cost);
      }
    }
    years.merge(year(days, period), total, Exact::plus);
  }

  /** The cycle that a day's tiers are of: what is assessed by the bill is of the first. */
  private LocalDate cycle(LocalDate day) {
    boolean whole = is(tiering, "assess", "period");
    return terms.unit("cycle", whole ? terms.period().from() : day).from();
  }

  private boolean yearly() {
    return is(tiering, "assess", "year");
  }

  private String year(LocalDateRange days, String period) {
    return terms.unit("year", days.from()).from() + period;
  }

  /** What climbed the tiers earlier in the year. */
  private Exact before(LocalDateRange days, String period) {
    return yearly() ? years.getOrDefault(year(days, period), Exact.ZERO) : Exact.ZERO;
  }

  /** Tiers that fill as time passes: each interval is priced at the tiers that it fills. */
  private void asTimePasses(List<Piece> pieces, LocalDateRange days, Map<Cell, Exact> amounts) {
    Exact perKw = new Demands(terms, readings, own).perKw(days);
    boolean restart = is(tiering, "onPriceChange", "restart");
    filling.begin(before(days, ""));
    int version = pieces.getFirst().version();
    for (Piece piece : pieces) {
      if (restart && piece.version() != version) {
        years.merge(year(days, ""), filling.climbed(), Exact::plus);
        filling.begin(before(days, ""));
        version = piece.version();
      }
      List<Piece> same = pieces.stream().filter(p -> p.version() == piece.version()).toList();
      LocalDateRange all =
          LocalDateRange.of(same.getFirst().days().from(), same.getLast().days().to());
      Exact scale = terms.scale(tiering, restart ? all : days);
      filling.fill(piece.days(), factor(piece.days()), scale, perKw);
    }
    years.merge(year(days, ""), filling.climbed(), Exact::plus);
    filling
        .taken()
        .forEach(
            (key, taken) -> {
              if (days.contains(key.days()) && !taken.equals(Filling.Taken.NOTHING)) {
                Exact finished = finished(taken.energy(), key.days());
                Cell cell = new Cell(key.days(), key.period(), taken.energy(), finished);
                Cell named =
                    new Cell(key.days(), key.period() + " " + key.tier(), taken.energy(), finished);
                amounts.put(named, inTier(cell, key.tier(), taken));
              }
            });
    LocalDate cycle = cycle(pieces.getLast().days().from());
    filling
        .marginal(pieces.getLast().days())
        .ifPresent(price -> marginals.putIfAbsent(cycle, price));
  }

  /** What the energy of one period and tier costs. */
  private Exact inTier(Cell cell, int number, Filling.Taken taken) {
    LocalDate day = cell.days().from();
    JsonNode tier = terms.form(own, cell.period(), day).path("tiers").path(number - 1);
    if (tier.isMissingNode()) {
      return plain(cell);
    }
    Exact price = Objects.requireNonNull(terms.price(own, cell.period(), number, day));
    return price.times(tier.has("block") ? taken.blocks() : cell.quantity()).plus(taken.flat());
  }
}
