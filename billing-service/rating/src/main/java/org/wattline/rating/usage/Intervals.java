package org.wattline.rating.usage;

import java.time.Instant;
import org.wattline.kernel.codec.PackedDay;

/**
 * Interval values of one channel, one after the other without a break in time. A value counts
 * {@code 10^-decimals} Wh (or varh, or litres); {@link PackedDay#MISSING} stands where there is
 * none.
 */
public sealed interface Intervals permits RawIntervals, PackedIntervals {
  /** The most decimals below one Wh. */
  int MAX_DECIMALS = 6;

  /** When the first interval begins. */
  Instant start();

  /** When the last interval ends. */
  Instant end();

  /** Minutes that each interval lasts; they divide an hour. */
  int minutes();

  /** Digits of each value below one Wh. */
  int decimals();

  /**
   * Writes the values from {@code from} up to {@code to} into an array. Both must be {@code start}
   * plus a whole number of intervals; what lies outside the series is missing.
   */
  void copy(Instant from, Instant to, long[] into, int at);

  /** The check that both forms make. */
  static void requireValid(int minutes, int decimals) {
    if (minutes < 1 || minutes > 60 || 60 % minutes != 0) {
      throw new IllegalArgumentException(
          "Intervals last 1 to 60 minutes and divide the hour: " + minutes);
    }
    if (decimals < 0 || decimals > MAX_DECIMALS) {
      throw new IllegalArgumentException(
          "Values have 0 to " + MAX_DECIMALS + " decimals: " + decimals);
    }
  }
}
