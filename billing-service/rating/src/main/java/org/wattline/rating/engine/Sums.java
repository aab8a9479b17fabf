package org.wattline.rating.engine;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.calendar.DayTable;

/** The innermost loop: one day's values, run by run. */
final class Sums {
  private Sums() {}

  /**
   * Adds a day to the sums of its cells and to their peaks.
   *
   * @return the bits that any magnitude has; above {@link Meter#MAX_VALUE} when a value is missing
   *     or too large
   */
  static long day(
      DayTable table,
      long[] values,
      int at,
      long[] sums,
      int sumsAt,
      @Nullable Peaks peaks,
      int firstSlot) {
    int[] ends = table.runEnds();
    short[] cells = table.runCells();
    long bits = 0;
    int from = at;
    for (int run = 0; run < ends.length; run++) {
      int to = at + ends[run];
      int place = sumsAt + cells[run];
      sums[place] += sum(values, from, to);
      bits |= bits(values, from, to);
      if (peaks != null) {
        long highest = highest(values, from, to);
        if (peaks.beats(place, highest)) {
          peaks.put(place, highest, firstSlot + indexOf(values, from, to, highest) - at);
        }
      }
      from = to;
    }
    return bits;
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static long bits(long[] values, int from, int to) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      bits |= values[i] ^ (values[i] >> 63);
    }
    return bits;
  }

  private static long highest(long[] values, int from, int to) {
    long highest = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, values[i]);
    }
    return highest;
  }

  private static int indexOf(long[] values, int from, int to, long value) {
    for (int i = from; i < to; i++) {
      if (values[i] == value) {
        return i;
      }
    }
    return from;
  }
}
