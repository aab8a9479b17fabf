package org.wattline.rating.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Finer;
import org.wattline.rating.result.Gap;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Factor;
import org.wattline.rating.tariff.Index;
import org.wattline.rating.tariff.IndexPrice;

/** Prices energy interval by interval along an index. */
final class IndexedEnergy {
  private final Run run;
  private final Energy energy;

  IndexedEnergy(Run run, Energy energy) {
    this.run = run;
    this.energy = energy;
  }

  /**
   * The amount of a cell: index-weighted energy times the factor, plus energy times the margin.
   *
   * @throws RefusedException when an index value or an interval is missing
   */
  Formula price(Cell cell, Piece piece) {
    IndexPrice price = Objects.requireNonNull(cell.form().form().index());
    Index index = run.binding().tariff().indices().get(price.id());
    PriceSeries series = run.binding().data().series().get(price.id());
    if (index == null || series == null) {
      throw Binding.missing(energy.id(), Lacking.INDEX, price.id());
    }
    Formula weighted = weighted(cell, piece, price.id(), index, series);
    List<Formula> parts = new ArrayList<>(2);
    parts.add(
        Formulas.productOf(
            List.of(
                price.factor().equals(Exact.ONE)
                    ? Formulas.one()
                    : Formulas.fact(FactKind.FACTOR, price.id(), price.factor()),
                weighted,
                factor(piece))));
    if (!price.add().isZero()) {
      parts.add(
          Formulas.product(
              cell.quantity(),
              new Formula.Price(
                  energy.id(),
                  cell.period(),
                  null,
                  cell.form().from(),
                  cell.form().recordedAt(),
                  cell.form().origin(),
                  Units.of(energy.unit()),
                  price.add())));
    }
    return Formulas.sum(parts);
  }

  private static Formula factor(Piece piece) {
    Factor factor = piece.factor();
    return factor == null ? Formulas.one() : Formulas.fact(FactKind.FACTOR, factor.factor());
  }

  private Formula weighted(Cell cell, Piece piece, String name, Index index, PriceSeries series) {
    ChannelData data = run.measurements().channel(energy.channel());
    if (!data.isComplete(piece.fromSegment(), piece.toSegment())) {
      throw run.measurements().missing(energy.id(), data, piece.fromSegment(), piece.toSegment());
    }
    if (series.minutes() < data.minutes && energy.coarser() == Coarser.REFUSE) {
      throw new RefusedException(
          new Refusal.TooCoarse(
              energy.id(), data.name(), data.minutes, Finer.INDEX, name, series.minutes()));
    }
    Measurements.Asked asked =
        new Measurements.Asked(
            energy.id(), cell.period() == null ? null : energy.calendar(), cell.period());
    Exact sum = sum(asked, data, piece, name, index, series);
    Measure measure =
        new Measure(
            MeasureKind.INDEX_WEIGHTED,
            MeasureSource.INTERVALS,
            data.name(),
            null,
            piece.days().from(),
            piece.days().to(),
            asked.calendar(),
            asked.period(),
            null,
            null,
            null,
            null,
            name,
            null);
    return new Formula.Measured(measure, Unit.MONEY, sum);
  }

  private Exact sum(
      Measurements.Asked asked,
      ChannelData data,
      Piece piece,
      String name,
      Index index,
      PriceSeries series) {
    Plan plan = run.plan();
    JointCalendar joint = Objects.requireNonNull(data.joint);
    int place = run.measurements().place(asked);
    int calendar = data.need.calendars().indexOf(asked.calendar());
    int decimals =
        Math.max(series.decimals(), Math.max(decimals(index.floor()), decimals(index.cap())));
    long finer = BigInteger.TEN.pow(decimals - series.decimals()).longValueExact();
    long floor = bound(index.floor(), decimals, Long.MIN_VALUE + 1);
    long cap = bound(index.cap(), decimals, Long.MAX_VALUE);
    long low = 0;
    long high = 0;
    List<Gap> gaps = new ArrayList<>();
    long step = 60L * data.minutes;
    long second = plan.cutSeconds()[piece.fromSegment()];
    int position = data.base + joint.offset(plan.dayOf(piece.fromSegment()));
    for (int day = plan.dayOf(piece.fromSegment()); day < plan.dayOf(piece.toSegment()); day++) {
      DayTable table = joint.day(day);
      for (int slot = 0; slot < table.slots(); slot++, second += step) {
        if (place >= 0 && joint.periodOf(table.cellOf()[slot], calendar) != place) {
          continue;
        }
        long price = series.at(second);
        if (price == PackedDay.MISSING) {
          addGap(gaps, second, step);
          continue;
        }
        long counted = Math.min(cap, Math.max(floor, Math.multiplyExact(price, finer)));
        long value = data.values[position + slot];
        long product = value * counted;
        low += product;
        high +=
            Math.multiplyHigh(value, counted) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
      }
      position += table.slots();
    }
    if (!gaps.isEmpty()) {
      throw new RefusedException(new Refusal.MissingIndex(energy.id(), name, gaps));
    }
    Exact total = wide(high, low);
    return Units.shifted(total, -(data.decimals + decimals + Units.digits(index.unit())));
  }

  /** A number of 128 bits. */
  static Exact wide(long high, long low) {
    if (high == low >> 63) {
      return Exact.of(low);
    }
    BigInteger bits = BigInteger.valueOf(high).shiftLeft(64);
    BigInteger rest = new BigInteger(Long.toUnsignedString(low));
    return Exact.of(new BigDecimal(bits.add(rest)));
  }

  private static int decimals(@Nullable Exact bound) {
    return bound == null ? 0 : Math.max(0, bound.toBigDecimal().scale());
  }

  /** A floor or cap in so many decimals, of which it has no more. */
  private static long bound(@Nullable Exact bound, int decimals, long otherwise) {
    return bound == null
        ? otherwise
        : bound.toBigDecimal().movePointRight(decimals).longValueExact();
  }

  private static void addGap(List<Gap> gaps, long second, long step) {
    Instant from = Instant.ofEpochSecond(second);
    Instant to = Instant.ofEpochSecond(second + step);
    Gap last = gaps.isEmpty() ? null : gaps.getLast();
    if (last != null && last.to().equals(from)) {
      gaps.set(gaps.size() - 1, new Gap(last.from(), to));
    } else {
      gaps.add(new Gap(from, to));
    }
  }
}
