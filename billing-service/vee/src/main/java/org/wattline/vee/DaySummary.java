package org.wattline.vee;

import org.wattline.kernel.codec.PackedDay;

/**
 * What one pass over a day finds, so that each rule asks a few numbers and not the day. Gaps and
 * own estimates take no part in it, but break runs.
 */
public final class DaySummary {
  /** Intervals without a true value, own estimates among them. */
  public int gaps;

  /** Intervals with a value that was read. */
  public int actual;

  /** Sum of the values that are no gaps. */
  public long total;

  public long highest;
  public long third;
  public long lowest;

  /** Interval of the highest value, counted from the day's first. */
  public int highestAt;

  public int negative;
  public int firstNegative;

  /** Longest run of zeros. */
  public int zeros;

  public int zerosFrom;

  /** Longest run of one value that is not zero. */
  public int same;

  public int sameFrom;
  public int firstGap;

  /** Looks at a day anew. */
  public DaySummary over(ChannelSeries series, int day) {
    long[] values = series.values();
    byte[] standing = series.standing();
    int start = series.start(day);
    int end = series.start(day + 1);
    int missing = 0;
    int read = 0;
    long sum = 0;
    long top = Long.MIN_VALUE;
    long second = Long.MIN_VALUE;
    long next = Long.MIN_VALUE;
    long least = Long.MAX_VALUE;
    int topAt = 0;
    long before = PackedDay.MISSING;
    int run = 0;
    negative = 0;
    firstNegative = -1;
    zeros = 0;
    zerosFrom = 0;
    same = 0;
    sameFrom = 0;
    firstGap = -1;
    for (int i = start; i < end; i++) {
      long value = values[i];
      byte worth = standing[i];
      if (value == PackedDay.MISSING || Standing.isGap(worth)) {
        if (missing++ == 0) {
          firstGap = i - start;
        }
        before = PackedDay.MISSING;
        run = 0;
        continue;
      }
      read += worth == Standing.ACTUAL ? 1 : 0;
      sum += value;
      if (value > next) {
        if (value > top) {
          next = second;
          second = top;
          top = value;
          topAt = i - start;
        } else if (value > second) {
          next = second;
          second = value;
        } else {
          next = value;
        }
      }
      least = Math.min(least, value);
      if (value < 0 && negative++ == 0) {
        firstNegative = i - start;
      }
      run = value == before ? run + 1 : 1;
      before = value;
      if (value == 0) {
        if (run > zeros) {
          zeros = run;
          zerosFrom = i - start - run + 1;
        }
      } else if (run > same) {
        same = run;
        sameFrom = i - start - run + 1;
      }
    }
    gaps = missing;
    actual = read;
    total = sum;
    highest = top;
    third = next;
    lowest = least;
    highestAt = topAt;
    return this;
  }

  /** Whether there is any value. */
  public boolean any() {
    return highest != Long.MIN_VALUE;
  }

  /** Whether no value is missing. */
  public boolean complete() {
    return gaps == 0 && any();
  }
}
