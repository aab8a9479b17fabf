package org.wattline.formats.stream;

/**
 * What one series has seen of the clock: the start of its last interval, and whether its rows go up
 * or down in time. It tells the two hours of autumn apart, whether a file writes one hour after the
 * other or the two of each label side by side.
 */
public final class SeriesClock {

  private static final long NONE = Long.MIN_VALUE;

  private long last;
  private long written = NONE;
  private long lastWritten = NONE;
  private int direction;
  private boolean seen;
  private long label = NONE;
  private long previousLabel = NONE;
  private boolean sideBySide;

  /** Notes the start of an interval that was placed. */
  public void passed(long start) {
    // inside the repeated hour rows may jump back and forth: they say nothing about the direction
    if (seen && start != last && label == NONE && previousLabel == NONE) {
      direction = start > last ? 1 : -1;
    }
    previousLabel = label;
    label = NONE;
    lastWritten = written;
    written = NONE;
    last = start;
    seen = true;
  }

  /** Notes the label that is about to be placed. */
  void writes(long local) {
    written = local;
  }

  /** Whether another label than the one noted was the last to be placed, at this very start. */
  boolean hasJustPassed(long start) {
    return seen && last == start && lastWritten != NONE && lastWritten != written;
  }

  /**
   * Chooses between the two instants that a local time may mean.
   *
   * @param a the earlier
   * @param b the later
   */
  public long choose(long a, long b) {
    if (a == b) {
      return a;
    }
    label = a;
    if (!seen) {
      return a;
    }
    boolean down = direction < 0 || (direction == 0 && b < last && previousLabel == NONE);
    long first = down ? b : a;
    long second = down ? a : b;
    if (down ? first < last : first > last) {
      return first;
    }
    if (previousLabel == a) {
      sideBySide = true;
      return second;
    }
    if (sideBySide && first != last) {
      return first;
    }
    if (down ? second < last : second > last) {
      return second;
    }
    return first;
  }

  /** Chooses among three, in ascending order: the next in the series' direction. */
  long choose(long a, long b, long c) {
    label = a;
    if (!seen) {
      return a;
    }
    if (direction < 0) {
      return c < last ? c : b < last ? b : a;
    }
    return a > last ? a : b > last ? b : c > last ? c : a;
  }
}
