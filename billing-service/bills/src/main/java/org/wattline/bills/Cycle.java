package org.wattline.bills;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How often an agreement is billed.
 *
 * @param advances whether months are paid in advance and the year is settled
 * @param anchorDay the day of the month on which periods begin, 1 to 28
 * @param settlementMonth the month in which the year is settled and the next one begins; the month
 *     in which the agreement began when null
 */
public record Cycle(boolean advances, int anchorDay, @Nullable Month settlementMonth) {
  /** The last day that every month has. */
  public static final int LAST_ANCHOR = 28;

  public Cycle {
    if (anchorDay < 1 || anchorDay > LAST_ANCHOR) {
      throw new IllegalArgumentException(
          "A cycle begins on day 1 to " + LAST_ANCHOR + " of a month, not " + anchorDay);
    }
  }

  public static Cycle monthly(int anchorDay) {
    return new Cycle(false, anchorDay, null);
  }

  public static Cycle yearlyWithAdvances(int anchorDay, @Nullable Month settlementMonth) {
    return new Cycle(true, anchorDay, settlementMonth);
  }

  /** The first day after the period that a day lies in. */
  LocalDate periodEnd(LocalDate day, LocalDate agreementStart) {
    if (!advances) {
      return monthAfter(day);
    }
    Month settles = settlementMonth == null ? agreementStart.getMonth() : settlementMonth;
    LocalDate end = LocalDate.of(day.getYear(), settles, anchorDay);
    return end.isAfter(day) ? end : end.plusYears(1);
  }

  /** The first anchor day after a day. */
  LocalDate monthAfter(LocalDate day) {
    LocalDate anchor = YearMonth.from(day).atDay(anchorDay);
    return anchor.isAfter(day) ? anchor : anchor.plusMonths(1);
  }

  /** The first anchor day that is not before a day. */
  LocalDate monthFrom(LocalDate day) {
    LocalDate anchor = YearMonth.from(day).atDay(anchorDay);
    return anchor.isBefore(day) ? anchor.plusMonths(1) : anchor;
  }
}
