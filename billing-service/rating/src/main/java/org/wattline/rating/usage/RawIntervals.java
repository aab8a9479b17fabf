package org.wattline.rating.usage;

import java.time.Instant;
import java.util.Arrays;
import org.wattline.kernel.codec.PackedDay;

/** Interval values as an array. The array is not copied: nobody may change it afterwards. */
public final class RawIntervals implements Intervals {
  private final Instant start;
  private final int minutes;
  private final int decimals;
  private final long[] values;

  /**
   * @param start when the first interval begins, on a whole minute
   * @param minutes how long each lasts
   * @param decimals digits of each value below one Wh
   * @param values {@code 10^-decimals} Wh each; {@link PackedDay#MISSING} for a gap
   */
  public RawIntervals(Instant start, int minutes, int decimals, long[] values) {
    Intervals.requireValid(minutes, decimals);
    if (Math.floorMod(start.getEpochSecond(), 60L) != 0 || start.getNano() != 0) {
      throw new IllegalArgumentException("Intervals start on a whole minute, not at " + start);
    }
    this.start = start;
    this.minutes = minutes;
    this.decimals = decimals;
    this.values = values;
  }

  @Override
  public Instant start() {
    return start;
  }

  @Override
  public Instant end() {
    return start.plusSeconds(60L * minutes * values.length);
  }

  @Override
  public int minutes() {
    return minutes;
  }

  @Override
  public int decimals() {
    return decimals;
  }

  /** The array itself, for reading. */
  public long[] values() {
    return values;
  }

  /** Where an instant stands in the array; below zero or beyond its end when outside. */
  public int indexOf(Instant instant) {
    return Math.toIntExact(
        Math.floorDiv(instant.getEpochSecond() - start.getEpochSecond(), 60L * minutes));
  }

  @Override
  public void copy(Instant from, Instant to, long[] into, int at) {
    int first = indexOf(from);
    int count = indexOf(to) - first;
    int skip = Math.clamp(-(long) first, 0, count);
    int present = Math.clamp((long) values.length - first - skip, 0, count - skip);
    Arrays.fill(into, at, at + skip, PackedDay.MISSING);
    System.arraycopy(
        values, Math.clamp((long) first + skip, 0, values.length), into, at + skip, present);
    Arrays.fill(into, at + skip + present, at + count, PackedDay.MISSING);
  }
}
