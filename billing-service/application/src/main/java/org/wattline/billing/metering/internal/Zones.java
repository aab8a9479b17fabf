package org.wattline.billing.metering.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.tenancy.time.BusinessCalendar;

/** Zones of local times as senders name them. */
@Component
public class Zones {
  private final BusinessCalendar calendar;

  Zones(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The zone of that name; the supplier's own where none is given.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when there is no such zone
   */
  public ZoneId checked(@Nullable String given) {
    if (given == null || given.isBlank()) {
      return calendar.zone();
    }
    try {
      ZoneId zone = ZoneId.of(given);
      if (ZoneId.getAvailableZoneIds().contains(zone.getId())
          && zone.getId().matches("[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)*")) {
        return zone;
      }
    } catch (DateTimeException unknown) {
      // falls through to the refusal
    }
    throw Refusals.invalid(
        "zone", "must be the name of a zone such as Europe/Brussels", "no-such-zone");
  }
}
