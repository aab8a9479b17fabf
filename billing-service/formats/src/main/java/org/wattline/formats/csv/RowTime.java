package org.wattline.formats.csv;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.SeriesClock;
import org.wattline.formats.stream.TimePattern;

/**
 * Places the interval of a row in time: labels at start or end, offset or local clock, calendar.
 */
final class RowTime {

  private static final long DAY = 86_400;
  private static final int LONGEST = 100_000_000;

  private final @Nullable LabelClock clock;
  private final boolean atEnd;
  private final boolean forward;
  private long start;
  private int seconds;
  private long forwarded;
  private boolean noSuchTime;

  RowTime(@Nullable ZoneId zone, CsvMapping mapping) {
    this.clock = zone == null ? null : new LabelClock(zone);
    this.atEnd = mapping.label == CsvMapping.Label.END;
    this.forward = mapping.missingHour == CsvMapping.MissingHour.FORWARD;
  }

  /** Places an interval of a length; false where its label does not exist on the clock. */
  boolean place(long local, int offset, IntervalText length, SeriesClock series) {
    noSuchTime = false;
    if (length.isCalendar()) {
      return calendar(local, length);
    }
    seconds = length.seconds();
    if (offset != TimePattern.NO_OFFSET) {
      start = local - offset - (atEnd ? seconds : 0);
      return true;
    }
    LabelClock c = clock;
    if (c == null) {
      return false;
    }
    boolean placed =
        atEnd ? c.atEnd(local, seconds, series, forward) : c.atStart(local, series, forward);
    start = c.start();
    if (placed && c.forwarded()) {
      forwarded++;
    }
    noSuchTime = !placed;
    return placed;
  }

  /**
   * Places an interval between two times; false where one does not exist or they are no interval.
   */
  boolean place(long fromLocal, int fromOffset, long toLocal, int toOffset, SeriesClock series) {
    long length;
    noSuchTime = false;
    if (fromOffset != TimePattern.NO_OFFSET && toOffset != TimePattern.NO_OFFSET) {
      start = fromLocal - fromOffset;
      length = toLocal - toOffset - start;
    } else {
      LabelClock c = clock;
      noSuchTime = c != null && !c.atStart(fromLocal, series, forward);
      if (c == null || noSuchTime) {
        return false;
      }
      start = c.start();
      length = c.secondsTo(start, toLocal);
    }
    if (length < 0 || length > LONGEST) {
      return false;
    }
    seconds = (int) length;
    return true;
  }

  /** Places a moment, as that of a register's count; which end labels name says nothing of it. */
  boolean moment(long local, int offset, SeriesClock series) {
    seconds = 0;
    noSuchTime = false;
    if (offset != TimePattern.NO_OFFSET) {
      start = local - offset;
      return true;
    }
    LabelClock c = clock;
    if (c == null) {
      return false;
    }
    boolean placed = c.atStart(local, series, forward);
    start = c.start();
    if (placed && c.forwarded()) {
      forwarded++;
    }
    noSuchTime = !placed;
    return placed;
  }

  private boolean calendar(long local, IntervalText length) {
    LabelClock c = clock;
    if (c == null) {
      return false;
    }
    long day = Math.floorDiv(local, DAY);
    long from = day;
    long to;
    if (length.days() > 0) {
      from = atEnd ? day - length.days() : day;
      to = from + length.days();
    } else {
      LocalDate date = LocalDate.ofEpochDay(day);
      from = atEnd ? date.minusMonths(length.months()).toEpochDay() : day;
      to = atEnd ? day : date.plusMonths(length.months()).toEpochDay();
    }
    start = c.clock().startOfDay(from);
    seconds = (int) (c.clock().startOfDay(to) - start);
    return true;
  }

  /** Places the nth interval after local midnight; false where the day has fewer. */
  boolean nth(long local, int nth, IntervalText length) {
    noSuchTime = false;
    LabelClock c = clock;
    if (c == null || length.isCalendar()) {
      return false;
    }
    long day = Math.floorDiv(local, DAY);
    seconds = length.seconds();
    start = c.clock().startOfDay(day) + (nth - 1L) * seconds;
    return start + seconds <= c.clock().startOfDay(day + 1);
  }

  /** True when the last label was not placed because the clock skips it. */
  boolean noSuchTime() {
    return noSuchTime;
  }

  long start() {
    return start;
  }

  int seconds() {
    return seconds;
  }

  /** How many labels of the hour that does not exist were read as the hour after. */
  long forwarded() {
    return forwarded;
  }
}
