package org.wattline.vee;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a channel uses on such a day, from its own totals of like days: quartiles, which a few wrong
 * days among them do not move.
 *
 * @param low the lower quartile of the days' sums
 * @param middle the median
 * @param high the upper quartile
 */
public record Usual(long low, long middle, long high) {
  /** Fewer days than these tell nothing. */
  public static final int LEAST_DAYS = 4;

  /**
   * From the sums of like days.
   *
   * @return null where there are too few
   */
  public static @Nullable Usual of(long[] sums, int count) {
    if (count < LEAST_DAYS) {
      return null;
    }
    long[] sorted = Arrays.copyOf(sums, count);
    Arrays.sort(sorted);
    return new Usual(at(sorted, 1), at(sorted, 2), at(sorted, 3));
  }

  /** A quartile, halfway between its two neighbours where it lies between them. */
  private static long at(long[] sorted, int quarter) {
    int twice = quarter * (sorted.length - 1) / 2;
    long lower = sorted[twice / 2];
    return twice % 2 == 0 ? lower : lower + (sorted[twice / 2 + 1] - lower) / 2;
  }

  /** How far the middle half of the days spreads. */
  public long spread() {
    return high - low;
  }
}
