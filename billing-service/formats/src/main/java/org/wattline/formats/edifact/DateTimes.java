package org.wattline.formats.edifact;

import org.wattline.formats.stream.TimePattern;

/** DTM values by their format code. Source: UN/EDIFACT code list 2379. */
final class DateTimes {

  private static final int HOUR = 3600;

  private final TimePattern day = TimePattern.of("yyyyMMdd");
  private final TimePattern minute = TimePattern.of("yyyyMMddHHmm");
  private final TimePattern second = TimePattern.of("yyyyMMddHHmmss");
  private final TimePattern minuteOffset = TimePattern.of("yyyyMMddHHmmX");
  private final TimePattern secondOffset = TimePattern.of("yyyyMMddHHmmssX");
  private final TimePattern month = TimePattern.of("yyyyMM");

  private long local;
  private int offset;
  private boolean dateOnly;
  private long endLocal;
  private boolean range;

  /** Reads a value; false where it is not of its format, or the format is none of a moment. */
  boolean read(String value, String format) {
    offset = TimePattern.NO_OFFSET;
    dateOnly = false;
    range = false;
    return switch (format) {
      case "102" -> {
        dateOnly = true;
        yield take(day, value);
      }
      case "203" -> take(minute, value);
      case "204" -> take(second, value);
      case "303" -> withOffset(minuteOffset, minute, value, 12);
      case "304" -> withOffset(secondOffset, second, value, 14);
      case "610" -> {
        dateOnly = true;
        yield take(month, value);
      }
      case "718" -> {
        dateOnly = true;
        yield range(day, value, 8);
      }
      case "719" -> range(minute, value, 12);
      default -> false;
    };
  }

  private boolean take(TimePattern pattern, String value) {
    if (!pattern.read(value)) {
      return false;
    }
    local = pattern.local();
    offset = pattern.offset();
    return true;
  }

  /** An offset is written +00 or as a zone's three letters. */
  private boolean withOffset(TimePattern full, TimePattern bare, String value, int digits) {
    if (take(full, value)) {
      return true;
    }
    if (value.length() <= digits || !take(bare, value.substring(0, digits))) {
      return false;
    }
    switch (value.substring(digits)) {
      case "UTC", "GMT" -> offset = 0;
      case "MEZ", "CET" -> offset = HOUR;
      case "MES", "CES" -> offset = 2 * HOUR;
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean range(TimePattern pattern, String value, int digits) {
    String plain =
        value.length() == 2 * digits + 1 && value.charAt(digits) == '-'
            ? value.substring(0, digits) + value.substring(digits + 1)
            : value;
    if (plain.length() != 2 * digits || !pattern.read(plain.substring(digits))) {
      return false;
    }
    endLocal = pattern.local();
    range = true;
    return take(pattern, plain.substring(0, digits));
  }

  long local() {
    return local;
  }

  /** Seconds east of UTC, or {@link TimePattern#NO_OFFSET}: local time. */
  int offset() {
    return offset;
  }

  boolean dateOnly() {
    return dateOnly;
  }

  /** Whether the value is a period; its end is {@link #endLocal()}. */
  boolean isRange() {
    return range;
  }

  long endLocal() {
    return endLocal;
  }
}
