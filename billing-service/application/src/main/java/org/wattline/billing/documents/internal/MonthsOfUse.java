package org.wattline.billing.documents.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.PointUsage;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.documents.Letter.MonthOfUse;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.PackedIntervals;

/** What was taken from the grid in each of the last months, beside the year before. */
@Component
class MonthsOfUse {
  private static final int SHOWN = 13;
  private static final int WH_DECIMALS = 3;

  private final UsageFeed feed;

  MonthsOfUse(UsageFeed feed) {
    this.feed = feed;
  }

  /** Thirteen months, the last the one that {@code end} ends or lies in; empty without use. */
  List<MonthOfUse> upTo(LocalDate end, Collection<UUID> points) {
    LocalDate last = end.minusDays(1).withDayOfMonth(1);
    LocalDate first = last.minusMonths(2L * 12);
    Map<LocalDate, BigDecimal> months = new HashMap<>();
    feed.usages(points, LocalDateRange.of(first, last.plusMonths(1)), null)
        .values()
        .forEach(usage -> add(usage, months));
    if (months.isEmpty()) {
      return List.of();
    }
    List<MonthOfUse> shown = new ArrayList<>();
    for (int back = SHOWN - 1; back >= 0; back--) {
      LocalDate month = last.minusMonths(back);
      shown.add(new MonthOfUse(month, months.get(month), months.get(month.minusYears(1)), false));
    }
    return shown;
  }

  private static void add(PointUsage usage, Map<LocalDate, BigDecimal> months) {
    Map<String, ChannelUsage> channels = usage.usage().channels();
    // of gas, what its volume held
    ChannelUsage taken = channels.getOrDefault("energy", channels.get("import"));
    if (taken == null || !(taken.intervals() instanceof PackedIntervals intervals)) {
      return;
    }
    long[] values = new long[PackedDay.MAX_VALUES];
    for (int day = 0; day < intervals.days(); day++) {
      int count = intervals.decode(day, values, 0);
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum += values[i] == PackedDay.MISSING ? 0 : values[i];
      }
      if (count > 0) {
        months.merge(
            intervals.firstDay().plusDays(day).withDayOfMonth(1),
            BigDecimal.valueOf(sum, intervals.decimals() + WH_DECIMALS),
            BigDecimal::add);
      }
    }
  }
}
