package org.wattline.rating.tariff;

import org.wattline.rating.json.Textual;

/**
 * Hours of a day, by the clock on the wall; the end is not included, and may be {@code 24:00}. A
 * span that ends before it starts means the hours before its end and those from its start on, of
 * the same day.
 *
 * @param fromMinute minutes after midnight
 * @param toMinute minutes after midnight
 */
@Textual(
    pattern = "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)",
    example = "07:00-22:00")
public record TimeSpan(int fromMinute, int toMinute) {
  public TimeSpan {
    if (fromMinute == toMinute) {
      throw new IllegalArgumentException("A span of no time; the whole day is 00:00-24:00");
    }
  }

  /** Reads {@code 07:00-22:00}. */
  public static TimeSpan parse(String text) {
    return new TimeSpan(minutes(text.substring(0, 5)), minutes(text.substring(6)));
  }

  private static int minutes(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
  }

  public boolean contains(int minute) {
    return fromMinute < toMinute
        ? minute >= fromMinute && minute < toMinute
        : minute >= fromMinute || minute < toMinute;
  }

  /** Whether it begins and ends where an interval of so many minutes does. */
  public boolean isAlignedTo(int minutes) {
    return fromMinute % minutes == 0 && toMinute % minutes == 0;
  }

  @Override
  public String toString() {
    return time(fromMinute) + "-" + time(toMinute);
  }

  private static String time(int minutes) {
    int hour = minutes / 60;
    int minute = minutes % 60;
    return "" + hour / 10 + hour % 10 + ':' + minute / 10 + minute % 10;
  }
}
