package org.wattline.vee;

/**
 * What the numbers of a channel count.
 *
 * @param seconds length of an interval, 60 to 3,600
 * @param meanRate whether a value is a mean rate (W) and not a quantity (Wh)
 * @param perUnit how many counts are one unit (Wh, W, litre): a power of ten from 1 to 10^5
 */
public record Measure(int seconds, boolean meanRate, long perUnit) {
  private static final int HOUR = 3_600;

  /** Counts of whole watt-hours, or litres. */
  public static Measure wattHours(int seconds) {
    return new Measure(seconds, false, 1);
  }

  public Measure {
    if (seconds < 60 || seconds > HOUR || HOUR % seconds != 0) {
      throw new IllegalArgumentException("An interval is a part of an hour, not " + seconds + " s");
    }
    if (perUnit < 1 || perUnit > 100_000) {
      throw new IllegalArgumentException("Counts for one unit are 1 to 10^5, not " + perUnit);
    }
  }

  /** The value of an interval at a mean rate of so many W (or litres an hour), rounded down. */
  public long countsAt(long rate) {
    return meanRate ? rate * perUnit : rate * perUnit * seconds / HOUR;
  }

  /** The sum of values of so many Wh (or litres). */
  public long sumOf(long quantity) {
    return meanRate ? quantity * perUnit * HOUR / seconds : quantity * perUnit;
  }

  /** The Wh (or litres) that a sum of values comes to, rounded to the nearest. */
  public long quantity(long sum) {
    long divisor = meanRate ? perUnit * HOUR / seconds : perUnit;
    return Math.floorDiv(sum + divisor / 2, divisor);
  }

  /** The mean rate of a value in W (or litres an hour), rounded to the nearest. */
  public long rate(long value) {
    long times = meanRate ? 1 : HOUR / seconds;
    return Math.floorDiv(value * times + perUnit / 2, perUnit);
  }

  /** How many intervals so many minutes are. */
  public int slots(int minutes) {
    return Math.max(1, minutes * 60 / seconds);
  }
}
