package org.wattline.billing.bills.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.Usage;

/** Tells up to which day the values of intervals have come. */
final class KnownDays {
  private KnownDays() {}

  /**
   * The first day after the last that is whole, of the channel that lags most; all days where no
   * channel has intervals. Gaps before are not looked for: rating names them.
   */
  static LocalDate until(Usage usage, LocalDateRange days, ZoneId zone) {
    LocalDate until = days.to();
    for (ChannelUsage channel : usage.channels().values()) {
      Intervals intervals = channel.intervals();
      if (intervals != null) {
        LocalDate own = until(intervals, days, zone);
        until = own.isBefore(until) ? own : until;
      }
    }
    return until;
  }

  private static LocalDate until(Intervals intervals, LocalDateRange days, ZoneId zone) {
    Instant start = days.from().atStartOfDay(zone).toInstant();
    Instant end = days.to().atStartOfDay(zone).toInstant();
    long step = 60L * intervals.minutes();
    if (Duration.between(intervals.start(), start).toSeconds() % step != 0) {
      return days.to();
    }
    long[] values = new long[Math.toIntExact(Duration.between(start, end).toSeconds() / step)];
    intervals.copy(start, end, values, 0);
    int known = values.length;
    while (known > 0 && values[known - 1] == PackedDay.MISSING) {
      known--;
    }
    return known == 0 ? days.from() : LocalDate.ofInstant(start.plusSeconds(known * step), zone);
  }
}
