package org.wattline.billing.metering.internal.intake;

/** Which interval length a value is of. */
final class Grid {
  /** The interval of one value a local day, however long. */
  static final int DAY = 86_400;

  /** No grid: a period of its own. */
  static final int NONE = 0;

  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  private Grid() {}

  /**
   * The interval length whose grid holds the value: its own, or where it spans the hours of a clock
   * change, the series' nominal one, over several of whose intervals it lies.
   *
   * @param nominal the series' own; 0 where it has none
   * @param bounds the local day that the value begins on
   */
  static int interval(int nominal, long start, int seconds, LocalDays.Bounds bounds) {
    long offset = start - bounds.begins();
    if (isRegular(seconds) && offset % seconds == 0 && bounds.seconds() % seconds == 0) {
      return seconds;
    }
    if (offset == 0 && seconds == bounds.seconds()) {
      return DAY;
    }
    boolean clockChanges = bounds.seconds() != DAY;
    if (clockChanges
        && isRegular(nominal)
        && seconds > nominal
        && seconds <= 2 * HOUR
        && seconds % nominal == 0
        && offset % nominal == 0
        && offset + seconds <= bounds.seconds()) {
      return nominal;
    }
    return NONE;
  }

  private static boolean isRegular(int seconds) {
    return seconds >= MINUTE && seconds <= HOUR && HOUR % seconds == 0;
  }
}
