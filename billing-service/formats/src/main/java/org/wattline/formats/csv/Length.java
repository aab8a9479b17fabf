package org.wattline.formats.csv;

/** How long an interval is, and how the file says so. */
public sealed interface Length {

  /**
   * The same number of seconds always.
   *
   * @param seconds more than 0, at most a day: longer ones are calendar periods
   */
  record Seconds(int seconds) implements Length {
    private static final int DAY = 86_400;

    public Seconds {
      if (seconds <= 0 || seconds > DAY) {
        throw new IllegalArgumentException("not within a day: " + seconds);
      }
    }
  }

  /** A period of the local calendar: its length follows the clock. */
  record Calendar(Period period) implements Length {}

  /** From the start columns to the end columns of the row. */
  record ToEnd() implements Length {}

  /** As a column of the row says: {@code 15min}, {@code PT1H}, {@code 60}, {@code P1D}. */
  record Said(Column column) implements Length {}

  /** Calendar periods. */
  enum Period {
    DAY,
    WEEK,
    MONTH,
    YEAR
  }

  static Length minutes(int minutes) {
    return new Seconds(minutes * 60);
  }

  static Length day() {
    return new Calendar(Period.DAY);
  }
}
