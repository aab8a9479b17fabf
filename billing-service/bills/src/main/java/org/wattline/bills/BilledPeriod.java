package org.wattline.bills;

import java.time.LocalDate;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.CarryOver;

/**
 * A period that a bill was issued for.
 *
 * @param to the first day after
 * @param original the bill that billed it first
 * @param carryOver what it handed to the next, when it was worked out last
 * @param doubted whether something that it rests on changed since it was worked out last
 */
public record BilledPeriod(
    PeriodKey key, LocalDate to, Original original, CarryOver carryOver, boolean doubted) {

  public LocalDateRange days() {
    return new LocalDateRange(key.from(), to);
  }
}
