package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Tier;

/** Tiers that fill as time passes: each interval is priced by its period at the tiers it fills. */
final class Chronology {
  private final Run run;
  private final Energy energy;
  private final EnergyCells cells;

  Chronology(Run run, Energy energy, EnergyCells cells) {
    this.run = run;
    this.energy = energy;
    this.cells = cells;
  }

  /** The energy of one piece, period and tier. */
  private record Key(int piece, String period, int tier) {}

  void price(
      Assessed assessed,
      EnergyPricer pricer,
      int[] groups,
      List<List<Formula>> amounts,
      List<List<Formula>> quantities) {
    Formula scale = pricer.scale(assessed, assessed.days());
    Formula kw = pricer.perKw(assessed);
    Formula before = pricer.yearBefore(assessed, "");
    Exact climbed = before == null ? Exact.ZERO : before.value();
    Map<Key, Exact> energies = new TreeMap<>(ORDER);
    Exact position = climbed;
    for (int i = 0; i < assessed.pieces().size(); i++) {
      Piece piece = assessed.pieces().get(i);
      position = walk(i, piece, scale.value(), kw == null ? null : kw.value(), position, energies);
    }
    List<Cell> taken = new ArrayList<>();
    energies.forEach(
        (key, quantity) -> {
          Piece piece = assessed.pieces().get(key.piece());
          PriceSpan price = cells.price(piece);
          String period = key.period().isEmpty() ? null : key.period();
          BoundForm form = price.in(key.period());
          if (form == null) {
            throw Run.withoutPrice(energy.id(), period, piece.days());
          }
          if (!form.form().tiers().isEmpty() && key.piece() == assessed.pieces().size() - 1) {
            run.putMarginal(
                energy.id(),
                assessed.cycle().index(),
                TierPool.tierPrice(
                    energy,
                    period,
                    form,
                    Math.min(highest(energies, key.piece()), form.form().tiers().size())));
          }
          Cell cell = cell(key, piece, period, form, quantity);
          taken.add(cell);
          Cell finished = cells.finished(cell, piece);
          quantities.get(groups[key.piece()]).add(finished.quantity());
          amounts
              .get(groups[key.piece()])
              .add(Formulas.product(finished.quantity(), price(key, period, form)));
        });
    pricer.noteYear(assessed, "", taken);
  }

  private static int highest(Map<Key, Exact> energies, int piece) {
    return energies.keySet().stream()
        .filter(key -> key.piece() == piece)
        .mapToInt(Key::tier)
        .max()
        .orElse(1);
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparingInt(Key::piece).thenComparing(Key::period).thenComparingInt(Key::tier);

  private Formula.Price price(Key key, @Nullable String period, BoundForm form) {
    if (form.form().tiers().isEmpty()) {
      Exact price = form.form().price();
      return new Formula.Price(
          energy.id(),
          period,
          null,
          form.from(),
          form.recordedAt(),
          form.origin(),
          Units.of(energy.unit()),
          Objects.requireNonNull(price));
    }
    return TierPool.tierPrice(energy, period, form, key.tier());
  }

  private Cell cell(Key key, Piece piece, @Nullable String period, BoundForm form, Exact quantity) {
    Measure measure =
        new Measure(
            MeasureKind.ENERGY_IN_TIER,
            MeasureSource.INTERVALS,
            energy.channel(),
            null,
            piece.days().from(),
            piece.days().to(),
            period == null ? null : energy.calendar(),
            period,
            null,
            null,
            null,
            null,
            key.tier());
    Formula leaf = new Formula.Measured(measure, Units.of(energy.unit()), quantity);
    return new Cell(key.piece(), period, form, leaf, leaf);
  }

  private Exact walk(
      int place,
      Piece piece,
      Exact scale,
      @Nullable Exact kw,
      Exact start,
      Map<Key, Exact> energies) {
    ChannelData data = run.measurements().channel(energy.channel());
    if (!data.isComplete(piece.fromSegment(), piece.toSegment())) {
      throw run.measurements().missing(energy.id(), data, piece.fromSegment(), piece.toSegment());
    }
    JointCalendar joint = Objects.requireNonNull(data.joint);
    String calendar = energy.calendar();
    int calendarPlace = calendar == null ? -1 : data.need.calendars().indexOf(calendar);
    List<String> periods =
        calendar == null ? List.of("") : run.binding().calendar(calendar, energy.id()).periods();
    PriceSpan price = cells.price(piece);
    int digits = data.decimals + Units.digits(energy.unit());
    Exact cumulated = start;
    List<List<@Nullable Exact>> ends = new ArrayList<>();
    for (String period : periods) {
      ends.add(ends(price.in(period), scale, kw));
    }
    Plan plan = run.plan();
    for (int day = plan.dayOf(piece.fromSegment()); day < plan.dayOf(piece.toSegment()); day++) {
      DayTable table = joint.day(day);
      int at = data.base + joint.offset(day);
      int from = 0;
      for (int i = 0; i < table.runEnds().length; i++) {
        int to = table.runEnds()[i];
        int period = calendarPlace < 0 ? 0 : joint.periodOf(table.runCells()[i], calendarPlace);
        cumulated =
            fill(
                data.values,
                at + from,
                at + to,
                digits,
                cumulated,
                ends.get(period),
                place,
                periods.get(period),
                energies);
        from = to;
      }
    }
    return cumulated;
  }

  private static List<@Nullable Exact> ends(
      @Nullable BoundForm form, Exact scale, @Nullable Exact kw) {
    List<@Nullable Exact> ends = new ArrayList<>();
    Exact before = Exact.ZERO;
    if (form == null || form.form().tiers().isEmpty()) {
      ends.add(null);
      return ends;
    }
    for (Tier tier : form.form().tiers()) {
      Exact end = TierTable.end(tier, scale, kw);
      if (end != null) {
        before = before.max(end);
        ends.add(before);
      } else {
        ends.add(null);
      }
    }
    return ends;
  }

  /**
   * Takes a run of one period: whole while it stays in one tier, interval by interval where it does
   * not.
   */
  private static Exact fill(
      long[] values,
      int from,
      int to,
      int digits,
      Exact cumulated,
      List<@Nullable Exact> ends,
      int piece,
      String period,
      Map<Key, Exact> energies) {
    long sum = 0;
    boolean rises = true;
    for (int i = from; i < to; i++) {
      sum += values[i];
      rises &= values[i] >= 0;
    }
    Exact after = cumulated.plus(Exact.ofScaled(sum, digits));
    int tier = tierAbove(cumulated, ends);
    Exact end = ends.get(tier);
    if (rises && (end == null || after.compareTo(end) <= 0)) {
      add(energies, new Key(piece, period, tier + 1), Exact.ofScaled(sum, digits));
      return after;
    }
    Exact position = cumulated;
    for (int i = from; i < to; i++) {
      Exact next = position.plus(Exact.ofScaled(values[i], digits));
      spread(position, next, ends, piece, period, energies);
      position = next;
    }
    return position;
  }

  /** The tier that energy beyond a position falls into. */
  private static int tierAbove(Exact position, List<@Nullable Exact> ends) {
    for (int i = 0; i < ends.size(); i++) {
      Exact end = ends.get(i);
      if (end == null || position.compareTo(end) < 0) {
        return i;
      }
    }
    return ends.size() - 1;
  }

  private static void spread(
      Exact one,
      Exact other,
      List<@Nullable Exact> ends,
      int piece,
      String period,
      Map<Key, Exact> energies) {
    boolean back = other.compareTo(one) < 0;
    Exact low = back ? other : one;
    Exact high = back ? one : other;
    for (int i = 0; i < ends.size() && low.compareTo(high) < 0; i++) {
      Exact end = ends.get(i);
      if (end == null || low.compareTo(end) < 0) {
        Exact upTo = end == null ? high : high.min(end);
        Exact inside = upTo.minus(low);
        add(energies, new Key(piece, period, i + 1), back ? inside.negated() : inside);
        low = upTo;
      }
    }
  }

  private static void add(Map<Key, Exact> energies, Key key, Exact quantity) {
    if (!quantity.isZero()) {
      energies.merge(key, quantity, Exact::plus);
    }
  }
}
