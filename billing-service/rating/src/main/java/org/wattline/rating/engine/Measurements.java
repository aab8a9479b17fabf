package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Finer;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandQuantity;
import org.wattline.rating.tariff.EnergyUnit;
import org.wattline.rating.tariff.VirtualChannel;

/**
 * What was measured, as leaves of formulas; a question that cannot be answered is refused by name.
 */
final class Measurements {
  private final Plan plan;
  private final Map<String, ChannelData> channels;

  Measurements(Plan plan, Map<String, ChannelData> channels) {
    this.plan = plan;
    this.channels = channels;
  }

  ChannelData channel(String name) {
    return Objects.requireNonNull(channels.get(name), name);
  }

  /** Which calendar and period are asked for; both absent for all time. */
  record Asked(String component, @Nullable String calendar, @Nullable String period) {
    static Asked all(String component) {
      return new Asked(component, null, null);
    }
  }

  /** The place of a period within its calendar; below zero for all time. */
  int place(Asked asked) {
    String calendar = asked.calendar();
    String period = asked.period();
    return calendar == null || period == null
        ? -1
        : plan.binding().calendar(calendar, asked.component()).periods().indexOf(period);
  }

  /**
   * The energy of a channel, in units of {@code 10^digits} of the channel's own.
   *
   * @throws RefusedException when neither intervals nor registers cover the segments
   */
  Formula.Measured energy(
      Asked asked,
      String channel,
      int fromSegment,
      int toSegment,
      EnergyUnit unit,
      Coarser coarser) {
    ChannelData data = channel(channel);
    LocalDate from = plan.segment(fromSegment).from();
    LocalDate to = plan.segment(toSegment - 1).to();
    int place = place(asked);
    if (data.isComplete(fromSegment, toSegment)) {
      int calendar = data.need.calendars().indexOf(asked.calendar());
      requireFine(data, asked, calendar, coarser);
      Exact sum =
          Exact.ofScaled(
              data.sum(calendar, place, fromSegment, toSegment),
              data.decimals + Units.digits(unit));
      return measured(
          MeasureKind.ENERGY,
          MeasureSource.INTERVALS,
          asked,
          channel,
          from,
          to,
          Units.of(unit),
          sum);
    }
    Exact read = byDay(asked, data, fromSegment, toSegment, coarser);
    return measured(
        MeasureKind.ENERGY,
        MeasureSource.REGISTERS,
        asked,
        channel,
        from,
        to,
        Units.of(unit),
        Units.shifted(read, 3 - Units.digits(unit)));
  }

  /**
   * The energy of days of which some lack intervals: a day whose intervals are all there counts by
   * them, any other by its share of the registers. What decides is the day alone, so that no cut
   * made for another component can change it.
   */
  private Exact byDay(
      Asked asked, ChannelData data, int fromSegment, int toSegment, Coarser coarser) {
    if (data.usage.registers().isEmpty()) {
      throw missing(asked.component(), data, fromSegment, toSegment);
    }
    LocalDate first = plan.segment(0).from();
    int calendar = data.need.calendars().indexOf(asked.calendar());
    int place = place(asked);
    int last = plan.dayOf(toSegment);
    Exact read = Exact.ZERO;
    long counted = 0;
    boolean anyCounted = false;
    for (int day = plan.dayOf(fromSegment); day < last; day++) {
      if (data.hasDay(day)) {
        counted = Math.addExact(counted, data.sumOfDay(calendar, place, day));
        anyCounted = true;
        continue;
      }
      int end = day + 1;
      while (end < last && !data.hasDay(end)) {
        end++;
      }
      LocalDateRange days = new LocalDateRange(first.plusDays(day), first.plusDays(end));
      Exact part =
          Registers.energy(data.usage.registers(), asked.period(), days, plan.binding().period());
      if (part == null) {
        throw missing(asked.component(), data, fromSegment, toSegment);
      }
      read = read.plus(part);
      day = end - 1;
    }
    if (anyCounted) {
      requireFine(data, asked, calendar, coarser);
    }
    return read.plus(Exact.ofScaled(counted, data.decimals + 3));
  }

  /**
   * @throws RefusedException when an interval reaches over a boundary of the calendar, and that is
   *     not accepted
   */
  static void requireFine(ChannelData data, Asked asked, int calendar, Coarser coarser) {
    if (calendar >= 0
        && coarser == Coarser.REFUSE
        && Objects.requireNonNull(data.joint).straddles(calendar)) {
      throw new RefusedException(
          new Refusal.TooCoarse(
              asked.component(),
              data.name(),
              data.minutes,
              Finer.PERIODS,
              Objects.requireNonNullElse(asked.calendar(), ""),
              0));
    }
  }

  RefusedException missing(String component, ChannelData data, int fromSegment, int toSegment) {
    if (data.unfit) {
      return new RefusedException(
          new Refusal.TooCoarse(
              component, data.name(), data.minutes, Finer.DAYS, plan.binding().zone().getId(), 0));
    }
    return new RefusedException(
        new Refusal.MissingUsage(component, data.name(), data.gaps(fromSegment, toSegment)));
  }

  /**
   * The highest demand of a channel in a stretch of segments, in kW.
   *
   * @throws RefusedException when the channel has gaps, or is too coarse and that is not accepted
   */
  Formula.Measured peak(Asked asked, Demand demand, int fromSegment, int toSegment) {
    ChannelData data = channel(demand.channel());
    if (!data.isComplete(fromSegment, toSegment)) {
      return registerPeak(asked, data, demand.quantity(), fromSegment, toSegment);
    }
    if (demand.quantity() == DemandQuantity.KVA) {
      return SpecialPeaks.apparent(this, plan, asked, demand, fromSegment, toSegment);
    }
    return peak(
        asked,
        data,
        demand.window(),
        demand.coarser(),
        Units.of(demand.quantity()),
        fromSegment,
        toSegment);
  }

  /** The highest mean power over a window. */
  Formula.Measured peak(
      Asked asked,
      ChannelData data,
      int window,
      Coarser coarser,
      Unit unit,
      int fromSegment,
      int toSegment) {
    if (!data.isComplete(fromSegment, toSegment)) {
      throw missing(asked.component(), data, fromSegment, toSegment);
    }
    int effective = effectiveWindow(asked, data, window, coarser);
    int calendar = data.need.calendars().indexOf(asked.calendar());
    requireFine(data, asked, calendar, coarser);
    Peaks peaks = Objects.requireNonNull(data.peaks.get(effective));
    int best = data.highest(peaks, calendar, place(asked), fromSegment, toSegment);
    Exact kw = best < 0 ? Exact.ZERO : kilowatts(peaks.highest(best), effective, data.decimals);
    return new Formula.Measured(
        new Measure(
            MeasureKind.PEAK,
            MeasureSource.INTERVALS,
            data.name(),
            null,
            plan.segment(fromSegment).from(),
            plan.segment(toSegment - 1).to(),
            asked.calendar(),
            asked.period(),
            null,
            effective,
            best < 0 ? null : instantOf(data, peaks.slot(best)),
            null,
            null,
            null),
        unit,
        kw);
  }

  /** The window that is used: the one wanted, or the interval where that is longer and accepted. */
  int effectiveWindow(Asked asked, ChannelData data, int window, Coarser coarser) {
    int effective = Math.max(window, data.minutes);
    if (effective % data.minutes != 0 || (effective > window && coarser == Coarser.REFUSE)) {
      throw new RefusedException(
          new Refusal.TooCoarse(
              asked.component(), data.name(), data.minutes, Finer.WINDOW, "", window));
    }
    return effective;
  }

  /** Energy over a window as mean power: exact, since windows divide the hour. */
  static Exact kilowatts(long energy, int window, int decimals) {
    return Exact.ofScaled(Math.multiplyExact(energy, 60L / window), decimals + 3);
  }

  Instant instantOf(ChannelData data, int slot) {
    return Instant.ofEpochSecond(plan.cutSeconds()[0] + 60L * data.minutes * slot);
  }

  private Formula.Measured registerPeak(
      Asked asked, ChannelData data, DemandQuantity quantity, int fromSegment, int toSegment) {
    LocalDateRange days =
        new LocalDateRange(plan.segment(fromSegment).from(), plan.segment(toSegment - 1).to());
    Exact peak = Registers.peak(data.usage.peaks(), asked.period(), days);
    if (peak == null) {
      throw missing(asked.component(), data, fromSegment, toSegment);
    }
    return measured(
        MeasureKind.PEAK,
        MeasureSource.REGISTERS,
        asked,
        data.name(),
        days.from(),
        days.to(),
        Units.of(quantity),
        peak);
  }

  private static Formula.Measured measured(
      MeasureKind what,
      MeasureSource source,
      Asked asked,
      String channel,
      LocalDate from,
      LocalDate to,
      Unit unit,
      Exact value) {
    Measure measure =
        new Measure(
            what,
            source,
            channel,
            null,
            from,
            to,
            asked.calendar(),
            asked.period(),
            null,
            null,
            null,
            null,
            null,
            null);
    return new Formula.Measured(measure, unit, value);
  }

  /** What a line over these segments was computed from, on one channel. */
  List<Evidence> evidence(String channel, int fromSegment, int toSegment) {
    ChannelData data = channel(channel);
    VirtualChannel virtual = data.need.virtual();
    if (virtual != null) {
      List<Evidence> all = new ArrayList<>();
      virtual.plus().forEach(each -> all.addAll(evidence(each, fromSegment, toSegment)));
      virtual.minus().forEach(each -> all.addAll(evidence(each, fromSegment, toSegment)));
      return all;
    }
    List<Evidence> all = new ArrayList<>(toSegment - fromSegment);
    for (int segment = fromSegment; segment < toSegment; segment++) {
      Evidence found = data.evidence[segment];
      if (found != null && data.complete[segment]) {
        all.add(found);
      } else {
        if (found != null && data.hasAnyDay(plan.dayOf(segment), plan.dayOf(segment + 1))) {
          all.add(found);
        }
        LocalDateRange days = plan.segment(segment);
        all.add(Registers.evidence(channel, data.usage, days));
      }
    }
    return all;
  }
}
