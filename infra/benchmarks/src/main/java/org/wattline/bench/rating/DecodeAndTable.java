package org.wattline.bench.rating;

import java.time.LocalDate;
import java.util.Arrays;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.PackedIntervals;

/**
 * The limit beside which rating is held: unpack the same bytes, multiply each reading with a price
 * out of a table, add up. No cycles, no peaks, no evidence, no lines.
 */
final class DecodeAndTable {
  private static final int MOST_SLOTS = 100;

  private final long[] values = new long[PackedDay.MAX_VALUES];
  private final long[][] prices;

  DecodeAndTable() {
    long[] weekday = new long[MOST_SLOTS];
    long[] weekend = new long[MOST_SLOTS];
    Arrays.fill(weekend, 1_200);
    for (int i = 0; i < MOST_SLOTS; i++) {
      weekday[i] = i < 28 || i >= 88 ? 1_200 : 1_650;
    }
    this.prices = new long[HouseholdYears.YEAR.days()][];
    for (int day = 0; day < prices.length; day++) {
      LocalDate date = HouseholdYears.YEAR.from().plusDays(day);
      prices[day] = date.getDayOfWeek().getValue() > 5 ? weekend : weekday;
    }
  }

  long price(PackedIntervals year) {
    long sum = 0;
    for (int day = 0; day < prices.length; day++) {
      int count = year.decode(day, values, 0);
      sum += priced(values, prices[day], count);
    }
    return sum;
  }

  private static long priced(long[] values, long[] prices, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] * prices[i];
    }
    return sum;
  }
}
