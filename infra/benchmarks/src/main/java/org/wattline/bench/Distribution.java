package org.wattline.bench;

import java.util.Arrays;

/** Figures of one kind, in order, to read a median or another percentile from. */
public final class Distribution {
  private final double[] sorted;

  private Distribution(double[] sorted) {
    this.sorted = sorted;
  }

  /** Of at least one figure; the array is copied. */
  public static Distribution of(double... figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("A distribution needs at least one figure");
    }
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return new Distribution(sorted);
  }

  /** Of durations in nanoseconds, as milliseconds. */
  public static Distribution ofNanos(long... nanos) {
    return of(Arrays.stream(nanos).mapToDouble(n -> n / 1e6).toArray());
  }

  /** The middle figure, or the mean of the two in the middle. */
  public double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest figure that at least this share of all do not exceed.
   *
   * @param percent above 0, at most 100
   */
  public double percentile(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("A percentile lies above 0 and up to 100: " + percent);
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(rank, 1) - 1];
  }

  public double min() {
    return sorted[0];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }
}
