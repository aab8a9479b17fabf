package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;

/** Series of mean kW as usage: exact to a millionth of a Wh. */
public final class Loads {
  /** Peers count 365 days from a Monday, without clock changes: the calendar year 2018 in UTC. */
  static final int YEAR = 2018;

  static final Instant START = Instant.parse("2018-01-01T00:00:00Z");
  private static final int DECIMALS = 6;
  private static final int HOURS = 8760;

  private Loads() {}

  /** Mean kW of each interval of the year as energy. */
  public static ChannelUsage ofKilowatts(List<BigDecimal> kilowatts) {
    int perHour = perHour(kilowatts);
    long[] values = new long[kilowatts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = micro(kilowatts.get(i), perHour);
    }
    return ChannelUsage.of(new RawIntervals(START, 60 / perHour, DECIMALS, values));
  }

  static int perHour(List<BigDecimal> kilowatts) {
    int perHour = kilowatts.size() / HOURS;
    if (perHour * HOURS != kilowatts.size() || 60 % perHour != 0) {
      throw new IllegalArgumentException("no whole number of values an hour: " + kilowatts.size());
    }
    return perHour;
  }

  private static long micro(BigDecimal kilowatts, int perHour) {
    return kilowatts
        .movePointRight(3 + DECIMALS)
        .divide(BigDecimal.valueOf(perHour))
        .setScale(0, java.math.RoundingMode.HALF_UP)
        .longValueExact();
  }
}
