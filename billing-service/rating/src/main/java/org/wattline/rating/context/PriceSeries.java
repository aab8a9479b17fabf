package org.wattline.rating.context;

import java.time.Instant;
import org.wattline.kernel.codec.PackedDay;

/**
 * Values of an index. Intervals are one after the other without a break; a value counts {@code
 * 10^-decimals} of the tariff's currency for one of the index's units. {@link PackedDay#MISSING}
 * stands where there is none.
 */
public final class PriceSeries {
  private final Instant start;
  private final int minutes;
  private final int decimals;
  private final long[] values;

  /**
   * @param start when the first interval begins
   * @param minutes how long each lasts: 60 for hourly prices, 15 for quarter-hourly
   * @param decimals digits of each value after the point, 0 to 9
   * @param values the values; the array is not copied, and nobody may change it afterwards
   */
  public PriceSeries(Instant start, int minutes, int decimals, long[] values) {
    if (minutes < 1 || minutes > 60 || 60 % minutes != 0) {
      throw new IllegalArgumentException(
          "Prices last 1 to 60 minutes and divide the hour: " + minutes);
    }
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException("Prices have 0 to 9 decimals: " + decimals);
    }
    this.start = start;
    this.minutes = minutes;
    this.decimals = decimals;
    this.values = values;
  }

  public Instant start() {
    return start;
  }

  public int minutes() {
    return minutes;
  }

  public int decimals() {
    return decimals;
  }

  /** The array itself, for reading. */
  public long[] values() {
    return values;
  }

  /** The value that holds at an instant, or {@link PackedDay#MISSING}. */
  public long at(long epochSecond) {
    long place = Math.floorDiv(epochSecond - start.getEpochSecond(), 60L * minutes);
    return place < 0 || place >= values.length ? PackedDay.MISSING : values[(int) place];
  }
}
