package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterPeak;
import org.wattline.rating.usage.RegisterTotal;

/** Reads registers: totals by days where they reach beyond what is asked, peaks as they are. */
final class Registers {
  private Registers() {}

  /**
   * The energy of some days in thousands of the channel's unit, or null when registers do not cover
   * them. For all periods together a day counts by a register of all of them where it has one, else
   * by the registers of every period that is read within the rated days.
   *
   * @param rated the days of the bill
   */
  static @Nullable Exact energy(
      List<RegisterTotal> registers,
      @Nullable String period,
      LocalDateRange days,
      LocalDateRange rated) {
    Set<String> periods = new TreeSet<>();
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(days.from(), days.to()));
    for (RegisterTotal register : registers) {
      String name = register.period();
      if (name != null && register.range().overlaps(rated)) {
        periods.add(name);
      }
      for (LocalDate cut : List.of(register.from(), register.to())) {
        if (days.contains(cut)) {
          cuts.add(cut);
        }
      }
    }
    Exact sum = Exact.ZERO;
    for (LocalDate from : cuts.headSet(days.to())) {
      LocalDate to = Objects.requireNonNull(cuts.higher(from));
      Exact part = uniform(registers, period, periods, new LocalDateRange(from, to));
      if (part == null) {
        return null;
      }
      sum = sum.plus(part);
    }
    return sum;
  }

  /** The energy of days within which no register begins or ends. */
  private static @Nullable Exact uniform(
      List<RegisterTotal> registers,
      @Nullable String period,
      Set<String> periods,
      LocalDateRange days) {
    Exact direct = share(registers, period, days);
    if (direct != null || period != null || periods.isEmpty()) {
      return direct;
    }
    Exact sum = Exact.ZERO;
    for (String name : periods) {
      Exact part = share(registers, name, days);
      if (part == null) {
        return null;
      }
      sum = sum.plus(part);
    }
    return sum;
  }

  /** What the one register of a period that covers some days counted on them, by days. */
  private static @Nullable Exact share(
      List<RegisterTotal> registers, @Nullable String period, LocalDateRange days) {
    RegisterTotal found = null;
    for (RegisterTotal register : registers) {
      if (Objects.equals(register.period(), period) && register.range().overlaps(days)) {
        if (found != null) {
          return null;
        }
        found = register;
      }
    }
    if (found == null) {
      return null;
    }
    int whole = found.range().days();
    return days.days() == whole
        ? found.quantity()
        : found.quantity().times(days.days()).dividedBy(whole);
  }

  /**
   * The highest demand that registers recorded on some days, or null when they do not cover them.
   */
  static @Nullable Exact peak(
      List<RegisterPeak> registers, @Nullable String period, LocalDateRange days) {
    Exact highest = null;
    int covered = 0;
    Set<LocalDateRange> seen = new HashSet<>();
    for (RegisterPeak register : registers) {
      boolean asked = period == null || period.equals(register.period());
      int inside = register.range().intersection(days).map(LocalDateRange::days).orElse(0);
      if (asked && inside > 0) {
        covered += seen.add(register.range()) ? inside : 0;
        highest = highest == null ? register.kw() : highest.max(register.kw());
      }
    }
    return covered >= days.days() ? highest : null;
  }

  static Evidence evidence(String channel, ChannelUsage usage, LocalDateRange days) {
    long count =
        usage.registers().stream().filter(each -> each.range().overlaps(days)).count()
            + usage.peaks().stream().filter(each -> each.range().overlaps(days)).count();
    return new Evidence(
        channel,
        MeasureSource.REGISTERS,
        days.from(),
        days.to(),
        0,
        0,
        Math.toIntExact(count),
        "",
        List.of());
  }
}
