package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Factor;
import org.wattline.rating.tariff.OnPriceChange;
import org.wattline.rating.tariff.PriceForm;
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

  /**
   * Prices the pieces of a stretch of time.
   *
   * @param groups the group of each piece, whose amounts and quantities are kept apart
   */
  void price(
      Assessed assessed,
      EnergyPricer pricer,
      int[] groups,
      List<List<Formula>> amounts,
      List<List<Formula>> quantities) {
    List<Piece> pieces = assessed.pieces();
    boolean restart = energy.tiering().onPriceChange() == OnPriceChange.RESTART;
    for (int first = 0; first < pieces.size(); ) {
      int end = restart ? first + 1 : pieces.size();
      while (end < pieces.size()
          && Objects.equals(pieces.get(first).price(), pieces.get(end).price())) {
        end++;
      }
      LocalDateRange days =
          new LocalDateRange(pieces.get(first).days().from(), pieces.get(end - 1).days().to());
      Formula kw = pricer.perKw(assessed);
      Formula before = pricer.yearBefore(assessed, "");
      TierFilling filling =
          new TierFilling(
              pricer.scale(assessed, restart ? days : assessed.days()).value(),
              kw == null ? null : kw.value(),
              before == null ? Exact.ZERO : before.value());
      for (int i = first; i < end; i++) {
        walk(i, pieces.get(i), filling);
      }
      pricer.noteYear(assessed, "", filling.climbed());
      noteMarginal(assessed, filling);
      filling
          .taken()
          .forEach(
              (key, taken) -> {
                Cell cell = cell(key, pieces.get(key.piece()), taken.energy());
                quantities.get(groups[key.piece()]).add(cell.quantity());
                amounts.get(groups[key.piece()]).add(amount(assessed, key, taken, cell));
              });
      first = end;
    }
  }

  /** What a price that follows the highest tier of this one will be. */
  private void noteMarginal(Assessed assessed, TierFilling filling) {
    int last = assessed.pieces().size() - 1;
    List<TierFilling.Key> keys =
        filling.taken().entrySet().stream()
            .filter(each -> each.getKey().piece() == last && !each.getValue().energy().isZero())
            .map(Map.Entry::getKey)
            .toList();
    int highest = keys.stream().mapToInt(TierFilling.Key::tier).max().orElse(1);
    for (TierFilling.Key key : keys) {
      BoundForm form = form(assessed.pieces().get(last), key.period());
      int tiers = form.form().tiers().size();
      if (tiers > 0) {
        run.putMarginal(
            energy.id(),
            assessed.cycle().index(),
            TierPool.tierPrice(energy, named(key), form, Math.min(highest, tiers)));
      }
    }
  }

  private static @Nullable String named(TierFilling.Key key) {
    return key.period().isEmpty() ? null : key.period();
  }

  private BoundForm form(Piece piece, String period) {
    BoundForm form = cells.price(piece).in(period);
    if (form == null) {
      throw Run.withoutPrice(energy.id(), period.isEmpty() ? null : period, piece.days());
    }
    return form;
  }

  private Formula amount(
      Assessed assessed, TierFilling.Key key, TierFilling.Taken taken, Cell cell) {
    PriceForm form = cell.form().form();
    if (form.index() != null) {
      return new IndexedEnergy(run, energy).price(cell, assessed.pieces().get(key.piece()));
    }
    if (form.tiers().isEmpty()) {
      String marginal = form.marginalOf();
      Formula price =
          marginal == null
              ? Prices.leaf(energy.id(), named(key), cell.form(), Units.of(energy.unit()))
              : run.marginal(marginal, assessed.cycle().index(), energy.id());
      return Formulas.product(cell.quantity(), price);
    }
    Tier tier = form.tiers().get(key.tier() - 1);
    Formula price = TierPool.tierPrice(energy, named(key), cell.form(), key.tier());
    Piece piece = assessed.pieces().get(key.piece());
    Formula amount =
        Formulas.product(
            tier.block() == null
                ? cell.quantity()
                : measured(MeasureKind.BLOCKS_IN_TIER, key, piece, Unit.PIECE, taken.blocks()),
            price);
    return taken.opens() && !tier.flat().isZero()
        ? Formulas.sum(List.of(amount, Formulas.fact(FactKind.AMOUNT, tier.flat())))
        : amount;
  }

  private Cell cell(TierFilling.Key key, Piece piece, Exact quantity) {
    Formula leaf =
        measured(MeasureKind.ENERGY_IN_TIER, key, piece, Units.of(energy.unit()), quantity);
    BoundForm form = form(piece, key.period());
    return cells.finished(new Cell(key.piece(), named(key), form, leaf, leaf), piece);
  }

  private Formula measured(
      MeasureKind kind, TierFilling.Key key, Piece piece, Unit unit, Exact value) {
    String period = named(key);
    Measure measure =
        new Measure(
            kind,
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
            null,
            key.tier());
    return new Formula.Measured(measure, unit, value);
  }

  private void walk(int place, Piece piece, TierFilling filling) {
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
    if (price.single() == null) {
      Measurements.requireFine(
          data,
          new Measurements.Asked(energy.id(), calendar, null),
          calendarPlace,
          energy.coarser());
    }
    Factor factor = piece.factor();
    int digits = data.decimals + Units.digits(energy.unit());
    List<TierFilling.Table> tables = new ArrayList<>();
    for (String period : periods) {
      BoundForm form = price.in(period);
      tables.add(
          filling
          .new Table(
              place,
              period,
              form == null ? List.of() : form.form().tiers(),
              factor == null ? Exact.ONE : factor.factor()));
    }
    Plan plan = run.plan();
    for (int day = plan.dayOf(piece.fromSegment()); day < plan.dayOf(piece.toSegment()); day++) {
      DayTable table = joint.day(day);
      int at = data.base + joint.offset(day);
      int from = 0;
      for (int i = 0; i < table.runEnds().length; i++) {
        int to = table.runEnds()[i];
        int period = calendarPlace < 0 ? 0 : joint.periodOf(table.runCells()[i], calendarPlace);
        tables.get(period).fill(data.values, at + from, at + to, digits);
        from = to;
      }
    }
  }
}
