package org.wattline.acceptance.smoke.steps;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The days of the new customer's supply.
 *
 * @param from the first: some months ago, so that there is something to bill on any day of a month
 * @param billed the first day after the first bill
 * @param today the day on which the customer moves out
 */
record SupplyDays(LocalDate from, LocalDate billed, LocalDate today) {
  /** The zone of the journey's supplier. */
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private static final int MONTHS = 2;

  static SupplyDays now() {
    LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZONE);
    LocalDate from = today.withDayOfMonth(1).minusMonths(MONTHS);
    return new SupplyDays(from, from.plusMonths(1), today);
  }
}
