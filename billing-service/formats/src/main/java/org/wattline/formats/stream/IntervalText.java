package org.wattline.formats.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The length of an interval as files write it: {@code PT15M}, {@code 15min}, {@code 60}, {@code
 * P1D}, {@code P0Y0M0DT0H15M0.000S}.
 *
 * @param seconds the fixed length, 0 for a calendar period
 * @param days calendar days
 * @param months calendar months
 */
public record IntervalText(int seconds, int days, int months) {

  private static final int LONGEST = 40;
  private static final int MOST = 100_000_000;
  private static final int MOST_DAYS = 3_660;
  private static final int MOST_MONTHS = 120;

  /**
   * Reads a length; a number without unit is minutes.
   *
   * @return null where the text is none, or mixes calendar and clock
   */
  public static @Nullable IntervalText parse(String text) {
    String s = text.strip().toUpperCase(Locale.ROOT);
    if (s.isEmpty() || s.length() > LONGEST) {
      return null;
    }
    return s.charAt(0) == 'P' ? iso(s) : plain(s);
  }

  private static @Nullable IntervalText plain(String s) {
    int i = 0;
    long n = 0;
    while (i < s.length() && Character.digit(s.charAt(i), 10) >= 0) {
      n = n * 10 + Character.digit(s.charAt(i), 10);
      if (n > MOST) {
        return null;
      }
      i++;
    }
    if (i == 0 || n == 0) {
      return null;
    }
    int unit =
        switch (s.substring(i).strip()) {
          case "", "M", "MIN", "MINS", "MINUTE", "MINUTES" -> 60;
          case "H", "HR", "HOUR", "HOURS" -> 3600;
          case "S", "SEC", "SECONDS" -> 1;
          default -> 0;
        };
    if (s.substring(i).strip().startsWith("DAY") || s.substring(i).strip().equals("D")) {
      return n > MOST_DAYS ? null : new IntervalText(0, (int) n, 0);
    }
    return unit == 0 || n * unit > MOST ? null : new IntervalText((int) n * unit, 0, 0);
  }

  private static @Nullable IntervalText iso(String s) {
    boolean time = false;
    long seconds = 0;
    long days = 0;
    long months = 0;
    int i = 1;
    boolean any = false;
    while (i < s.length()) {
      if (s.charAt(i) == 'T') {
        if (time) {
          return null;
        }
        time = true;
        i++;
        continue;
      }
      long n = 0;
      int from = i;
      while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
        n = n * 10 + (s.charAt(i) - '0');
        if (n > MOST) {
          return null;
        }
        i++;
      }
      if (i == from) {
        return null;
      }
      if (i < s.length() && s.charAt(i) == '.') {
        i++;
        while (i < s.length() && s.charAt(i) == '0') {
          i++;
        }
      }
      if (i == s.length()) {
        return null;
      }
      char unit = s.charAt(i++);
      any = true;
      if (time) {
        switch (unit) {
          case 'H' -> seconds += n * 3600;
          case 'M' -> seconds += n * 60;
          case 'S' -> seconds += n;
          default -> {
            return null;
          }
        }
      } else {
        switch (unit) {
          case 'Y' -> months += n * 12;
          case 'M' -> months += n;
          case 'W' -> days += n * 7;
          case 'D' -> days += n;
          default -> {
            return null;
          }
        }
      }
    }
    int kinds = (seconds > 0 ? 1 : 0) + (days > 0 ? 1 : 0) + (months > 0 ? 1 : 0);
    if (!any || kinds != 1 || seconds > MOST || days > MOST_DAYS || months > MOST_MONTHS) {
      return null;
    }
    return new IntervalText((int) seconds, (int) days, (int) months);
  }

  /** True where the length follows the calendar. */
  public boolean isCalendar() {
    return seconds == 0;
  }
}
