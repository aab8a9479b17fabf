package org.wattline.vee.estimate;

/** Whole numbers divided to the nearest, halves away from zero. */
final class Rounded {
  private Rounded() {}

  static long divide(long value, long by) {
    long half = by / 2;
    return value >= 0 ? (value + half) / by : -((-value + half) / by);
  }
}
