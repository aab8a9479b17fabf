package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.usage.RegisterRows.Total;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.RegisterPeak;
import org.wattline.rating.usage.RegisterTotal;

/**
 * The totals of one channel of a tariff, none of which overlaps another of its period: the shorter
 * go first. Registers of one period over the same days are added: a point may have several meters.
 */
final class RegisterAssembly {
  private static final int KILO = 3;

  private final LocalDateRange range;
  private final List<Total> all = new ArrayList<>();

  RegisterAssembly(LocalDateRange range) {
    this.range = range;
  }

  void add(Total total) {
    if (LocalDateRange.of(total.from(), total.to()).overlaps(range)) {
      all.add(total);
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Adds nothing on days when nothing could flow, unless a register says something of them. */
  void nothingOn(LocalDateRange days) {
    Total nothing = new Total(days.from(), days.to(), null, BigDecimal.ZERO, false);
    boolean told =
        all.stream()
            .anyMatch(
                total ->
                    !total.peak()
                        && total.from().isBefore(days.to())
                        && days.from().isBefore(total.to()));
    if (!told) {
      add(nothing);
    }
  }

  /** Adds a channel of one value a day. */
  void daily(
      ChannelRow channel, StoredDays.@Nullable Days days, Map<Integer, Qualities.Meaning> marks) {
    if (days == null) {
      return;
    }
    for (int place = 0; place < range.days(); place++) {
      PackedValues packed = days.day(place);
      if (packed == null) {
        continue;
      }
      boolean[] usable = new boolean[1];
      DayCodec.eachRun(
          packed.runs(),
          (from, count, mark) -> {
            UsageQuality quality = marks.getOrDefault(mark, Qualities.Meaning.UNTOLD).quality();
            usable[0] |= quality != UsageQuality.MISSING && quality != UsageQuality.INVALID;
          });
      if (usable[0]) {
        LocalDate day = range.from().plusDays(place);
        int power = StoredUsageFeed.decimals(channel, packed.power()) + KILO;
        add(
            new Total(
                day, day.plusDays(1), null, BigDecimal.valueOf(packed.total(), power), false));
      }
    }
  }

  private static boolean overlap(Total a, Total b) {
    return Objects.equals(a.period(), b.period())
        && a.from().isBefore(b.to())
        && b.from().isBefore(a.to());
  }

  private List<Total> chosen() {
    List<Total> chosen = new ArrayList<>();
    all.stream()
        .filter(total -> !total.peak())
        .sorted(
            Comparator.<Total>comparingLong(t -> t.to().toEpochDay() - t.from().toEpochDay())
                .thenComparing(Total::from))
        .forEach(total -> offer(chosen, total));
    return chosen;
  }

  private static void offer(List<Total> chosen, Total total) {
    for (int i = 0; i < chosen.size(); i++) {
      Total other = chosen.get(i);
      if (overlap(other, total)) {
        if (other.from().equals(total.from()) && other.to().equals(total.to())) {
          chosen.set(
              i,
              new Total(
                  other.from(),
                  other.to(),
                  other.period(),
                  other.quantity().add(total.quantity()),
                  false));
        }
        return;
      }
    }
    chosen.add(total);
  }

  List<RegisterTotal> totals() {
    return chosen().stream()
        .sorted(Comparator.comparing(Total::from))
        .map(
            total ->
                new RegisterTotal(
                    total.from(), total.to(), total.period(), Exact.of(total.quantity())))
        .toList();
  }

  List<RegisterPeak> peaks() {
    return all.stream()
        .filter(Total::peak)
        .map(
            peak ->
                new RegisterPeak(peak.from(), peak.to(), peak.period(), Exact.of(peak.quantity())))
        .toList();
  }

  /** Whether registers cover all of the days. */
  boolean covers(Collection<LocalDate> days) {
    if (days.isEmpty()) {
      return true;
    }
    List<Total> totals = chosen();
    return days.stream()
        .allMatch(
            day -> totals.stream().anyMatch(t -> !day.isBefore(t.from()) && day.isBefore(t.to())));
  }
}
