package org.wattline.formats.stream;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The steps of a period that starts at an instant: fixed ones by addition, calendar ones on the
 * local clock, so that a day may have 23 or 25 hours.
 */
public final class Steps {

  private static final int MOST = 10_000_000;

  private final ZoneId zone;

  public Steps(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The start of a step.
   *
   * @param start the period's start
   * @param step the length of a step
   * @param n how many steps to go on, 0 to 10 million
   */
  public long at(long start, IntervalText step, int n) {
    if (n < 0 || n > MOST) {
      throw new IllegalArgumentException("no step " + n);
    }
    if (!step.isCalendar()) {
      return start + (long) step.seconds() * n;
    }
    ZonedDateTime local = Instant.ofEpochSecond(start).atZone(zone);
    ZonedDateTime then =
        step.days() > 0
            ? local.plusDays((long) step.days() * n)
            : local.plusMonths((long) step.months() * n);
    return then.toEpochSecond();
  }
}
