package org.wattline.bench.rating;

import java.time.Instant;
import java.util.SplittableRandom;
import org.wattline.rating.context.PriceSeries;

/** Made-up hourly prices of a year, some below zero, the same at every run. */
final class DayAhead {
  private static final long SEED = 77;
  private static final int HOURS_A_DAY = 24;

  private DayAhead() {}

  /** In cents for each MWh. */
  static PriceSeries prices() {
    SplittableRandom random = new SplittableRandom(SEED);
    Instant start = HouseholdYears.YEAR.from().atStartOfDay(HouseholdYears.ZONE).toInstant();
    long[] values = new long[HouseholdYears.readings() / 4];
    for (int i = 0; i < values.length; i++) {
      int hour = i % HOURS_A_DAY;
      long shape = hour >= 17 && hour < 21 ? 6_000 : hour >= 11 && hour < 15 ? -3_500 : 0;
      values[i] = 7_500 + shape + random.nextInt(-5_000, 5_000);
    }
    return new PriceSeries(start, 60, 2, values);
  }
}
