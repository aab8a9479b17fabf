package org.wattline.billing.metering.internal.days;

import org.wattline.kernel.codec.PackedDay;

/** Whole numbers at powers of ten. */
public final class Decimals {
  /**
   * The largest magnitude of a value, counted in the channel's own power: 50 GWh in an interval of
   * Wh. A day of 1,500 of them at {@link #MAX_FINER} digits more still sums to a long.
   */
  public static final long MAX_VALUE = 50_000_000_000L;

  /** Digits that a value may have below the channel's own power. */
  public static final int MAX_FINER = 5;

  private static final int MOST = 18;
  private static final long[] POWERS = new long[MOST + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MOST; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  /** Ten to a power of 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** How many of at most so many powers of ten all values can be divided by. */
  static int commonZeros(long[] values, int most) {
    int zeros = 0;
    while (zeros < most) {
      long divisor = POWERS[zeros + 1];
      for (long value : values) {
        if (value != PackedDay.MISSING && value % divisor != 0) {
          return zeros;
        }
      }
      zeros++;
    }
    return zeros;
  }

  /** Divides all values. */
  static void coarsen(long[] values, int zeros) {
    long divisor = POWERS[zeros];
    for (int i = 0; i < values.length; i++) {
      if (values[i] != PackedDay.MISSING) {
        values[i] /= divisor;
      }
    }
  }
}
