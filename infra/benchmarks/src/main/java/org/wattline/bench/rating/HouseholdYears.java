package org.wattline.bench.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.RawIntervals;

/**
 * Made-up quarter-hours of households, the same at every run: a base load that wanders, a morning,
 * a long evening, and appliances that come and go. Packed as metering stores them.
 */
final class HouseholdYears {
  static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
  static final LocalDateRange YEAR =
      new LocalDateRange(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));

  private static final int MINUTES = 15;
  private static final int SLOTS_A_DAY = 96;
  private static final long SEED = 20_250_101;

  private HouseholdYears() {}

  /** How many bytes the packed days take. */
  static long packedBytes(PackedIntervals year) {
    long[] day = new long[PackedDay.MAX_VALUES];
    long bytes = 0;
    for (int i = 0; i < year.days(); i++) {
      int count = year.decode(i, day, 0);
      bytes += PackedDay.encode(day, 0, count).length;
    }
    return bytes;
  }

  /** So many different households. */
  static List<PackedIntervals> of(int households) {
    List<PackedIntervals> all = new ArrayList<>();
    for (int i = 0; i < households; i++) {
      all.add(PackedIntervals.pack(ZONE, raw(new SplittableRandom(SEED + i))));
    }
    return List.copyOf(all);
  }

  /** How many readings the year has. */
  static int readings() {
    long seconds =
        YEAR.to().atStartOfDay(ZONE).toEpochSecond()
            - YEAR.from().atStartOfDay(ZONE).toEpochSecond();
    return Math.toIntExact(seconds / (60L * MINUTES));
  }

  private static RawIntervals raw(SplittableRandom random) {
    Instant start = YEAR.from().atStartOfDay(ZONE).toInstant();
    long[] values = new long[readings()];
    long base = 30 + random.nextInt(40);
    long appliance = 0;
    for (int i = 0; i < values.length; i++) {
      int slot = i % SLOTS_A_DAY;
      base = Math.clamp(base + random.nextInt(-3, 4), 25, 110);
      long daily = slot >= 26 && slot < 34 ? 40 : slot >= 68 && slot < 90 ? 70 : 0;
      if (appliance > 0) {
        appliance = random.nextInt(4) == 0 ? 0 : appliance;
      } else if (slot > 24 && random.nextInt(24) == 0) {
        appliance = 100 + random.nextInt(500);
      }
      values[i] = base + daily + appliance + random.nextInt(12);
    }
    return new RawIntervals(start, MINUTES, 0, values);
  }
}
