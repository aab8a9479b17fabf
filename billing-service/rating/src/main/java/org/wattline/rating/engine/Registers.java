package org.wattline.rating.engine;

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
   * them.
   */
  static @Nullable Exact energy(
      List<RegisterTotal> registers, @Nullable String period, LocalDateRange days) {
    List<RegisterTotal> own =
        registers.stream().filter(each -> Objects.equals(each.period(), period)).toList();
    Exact direct = covered(own, days);
    if (direct != null || period != null) {
      return direct;
    }
    Set<String> periods = new TreeSet<>();
    for (RegisterTotal register : registers) {
      String name = register.period();
      if (name != null && register.range().overlaps(days)) {
        periods.add(name);
      }
    }
    Exact sum = periods.isEmpty() ? null : Exact.ZERO;
    for (String name : periods) {
      Exact part = energy(registers, name, days);
      sum = part == null || sum == null ? null : sum.plus(part);
    }
    return sum;
  }

  private static @Nullable Exact covered(List<RegisterTotal> registers, LocalDateRange days) {
    Exact sum = Exact.ZERO;
    int covered = 0;
    for (RegisterTotal register : registers) {
      int inside = register.range().intersection(days).map(LocalDateRange::days).orElse(0);
      if (inside > 0) {
        int whole = register.range().days();
        covered += inside;
        sum =
            sum.plus(
                inside == whole
                    ? register.quantity()
                    : register.quantity().times(inside).dividedBy(whole));
      }
    }
    return covered == days.days() ? sum : null;
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
