package org.wattline.formats.espi;

import java.util.Arrays;

/** Readings that wait for their meaning, as growing columns; blocks are ranges of them. */
final class HeldReadings {

  /** The block's period gives the start, or the type gives the length. */
  static final long UNSET = Long.MIN_VALUE;

  /** The mark of a reading that was rejected: only its time counts, for those that follow. */
  static final int REJECTED = -2;

  int size;
  long[] start = new long[32];
  int[] duration = new int[32];
  long[] value = new long[32];
  byte[] scale = new byte[32];
  int[] mark = new int[32];
  long[] cost = new long[32];
  byte[] costScale = new byte[32];
  short[] tier = new short[32];
  long[] ordinal = new long[32];

  void add(
      long startsAt,
      int seconds,
      long mantissa,
      int decimals,
      int markNumber,
      long costMantissa,
      int costDecimals,
      int touTier,
      long nth) {
    if (size == start.length) {
      grow();
    }
    start[size] = startsAt;
    duration[size] = seconds;
    value[size] = mantissa;
    scale[size] = (byte) decimals;
    mark[size] = markNumber;
    cost[size] = costMantissa;
    costScale[size] = (byte) costDecimals;
    tier[size] = (short) touTier;
    ordinal[size] = nth;
    size++;
  }

  private void grow() {
    int n = size * 2;
    start = Arrays.copyOf(start, n);
    duration = Arrays.copyOf(duration, n);
    value = Arrays.copyOf(value, n);
    scale = Arrays.copyOf(scale, n);
    mark = Arrays.copyOf(mark, n);
    cost = Arrays.copyOf(cost, n);
    costScale = Arrays.copyOf(costScale, n);
    tier = Arrays.copyOf(tier, n);
    ordinal = Arrays.copyOf(ordinal, n);
  }
}
