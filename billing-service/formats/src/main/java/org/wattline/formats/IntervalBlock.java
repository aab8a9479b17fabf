package org.wattline.formats;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of interval values as parallel columns, reused by its reader. All values of a block share
 * one {@link #scale()}; a value is {@code value(i) x 10^-scale()} in its series' unit.
 */
public final class IntervalBlock {

  /** Values in a full block: what the columns need stays within a core's cache. */
  public static final int CAPACITY = 4096;

  /** Stands where an interval has no value; its quality is MISSING. */
  public static final long NO_VALUE = Long.MIN_VALUE;

  /** Stands where no cost is given. */
  public static final long NO_COST = Long.MIN_VALUE;

  final int[] series = new int[CAPACITY];
  final long[] start = new long[CAPACITY];
  final int[] duration = new int[CAPACITY];
  final long[] value = new long[CAPACITY];
  final int[] mark = new int[CAPACITY];
  final long[] place = new long[CAPACITY];
  long @Nullable [] cost;
  int @Nullable [] tier;
  int size;
  int scale;
  int costScale;
  boolean oneSeries = true;

  private final Place.Unit placeUnit;
  private final List<QualityMark> marks;

  IntervalBlock(Place.Unit placeUnit, List<QualityMark> marks) {
    this.placeUnit = placeUnit;
    this.marks = marks;
  }

  /** How many values there are. */
  public int size() {
    return size;
  }

  /** Decimal places shared by all values here, 0 to 18. */
  public int scale() {
    return scale;
  }

  /** True when all values are of {@code series(0)}. */
  public boolean oneSeries() {
    return oneSeries;
  }

  public int series(int i) {
    return series[i];
  }

  /** The interval's first moment, seconds since 1970 in UTC. */
  public long startEpochSecond(int i) {
    return start[i];
  }

  /** The interval's length in seconds. 0 and twice the usual length occur at clock changes. */
  public int durationSeconds(int i) {
    return duration[i];
  }

  /** The value x 10^scale, or {@link #NO_VALUE}. */
  public long value(int i) {
    return value[i];
  }

  /** True where the interval has a value. */
  public boolean hasValue(int i) {
    return value[i] != NO_VALUE;
  }

  /** The value as a decimal, for the paths that are not hot. Not for {@link #NO_VALUE}. */
  public BigDecimal decimal(int i) {
    if (value[i] == NO_VALUE) {
      throw new IllegalStateException("no value in interval " + i);
    }
    return BigDecimal.valueOf(value[i], scale);
  }

  /** Quality with the operator's code. */
  public QualityMark mark(int i) {
    return marks.get(mark[i]);
  }

  /**
   * The mark's number in this document: equal numbers are equal marks, so runs are cheap to find.
   */
  public int markNumber(int i) {
    return mark[i];
  }

  public Quality quality(int i) {
    return marks.get(mark[i]).quality();
  }

  /** True when some value of the block has a cost. */
  public boolean hasCosts() {
    return cost != null;
  }

  /** The cost x 10^costScale in the series' currency, or {@link #NO_COST}. */
  public long cost(int i) {
    long[] c = cost;
    return c == null ? NO_COST : c[i];
  }

  /** Decimal places of the costs. */
  public int costScale() {
    return costScale;
  }

  /** The time-of-use tier as given by the source, 0 where it gives none. */
  public int tier(int i) {
    int[] t = tier;
    return t == null ? 0 : t[i];
  }

  /** Line, segment or ordinal in the document, as {@link #placeUnit()} says. */
  public long place(int i) {
    return place[i];
  }

  /** What {@link #place(int)} counts. */
  public Place.Unit placeUnit() {
    return placeUnit;
  }

  long[] costs() {
    long[] c = cost;
    if (c == null) {
      c = new long[CAPACITY];
      Arrays.fill(c, NO_COST);
      cost = c;
    }
    return c;
  }

  int[] tiers() {
    int[] t = tier;
    if (t == null) {
      t = new int[CAPACITY];
      tier = t;
    }
    return t;
  }
}
