package org.wattline.local.demo.history;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long local days are. */
final class DayLength {
  private DayLength() {}

  /** Steps from local midnight to the next: a fewer or more where the clock moves. */
  static int steps(LocalDate day, ZoneId zone, int minutes) {
    return (int)
        (Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone)).toMinutes()
            / minutes);
  }
}
