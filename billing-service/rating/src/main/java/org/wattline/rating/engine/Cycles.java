package org.wattline.rating.engine;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.Cycle;
import org.wattline.rating.tariff.CycleKind;

/** Cuts time into months, cycles and years, as a tariff says. */
final class Cycles {
  private final Cycle cycle;
  private final MonthDay yearStart;
  private final LocalDateRange period;
  private final List<CycleSpan> spans;

  Cycles(Cycle cycle, MonthDay yearStart, LocalDateRange period) {
    this.cycle = cycle;
    this.yearStart = yearStart;
    this.period = period;
    this.spans = cut();
  }

  /** The cycles that have a day in the period, in order. */
  List<CycleSpan> spans() {
    return spans;
  }

  LocalDateRange period() {
    return period;
  }

  private List<CycleSpan> cut() {
    if (cycle.type() == CycleKind.BILLING_PERIOD) {
      return List.of(new CycleSpan(0, period, period));
    }
    List<CycleSpan> cut = new ArrayList<>();
    LocalDate from = cycleStart(period.from());
    while (from.isBefore(period.to())) {
      LocalDate to = next(from, cycle.months());
      LocalDateRange full = new LocalDateRange(from, to);
      cut.add(new CycleSpan(cut.size(), full, full.intersection(period).orElseThrow()));
      from = to;
    }
    return cut;
  }

  /** The first day of the cycle that a day lies in. */
  LocalDate cycleStart(LocalDate day) {
    if (cycle.type() == CycleKind.BILLING_PERIOD) {
      return period.from();
    }
    YearMonth month = YearMonth.from(monthStart(day));
    int since = Math.floorMod(month.getMonthValue() - yearStart.getMonthValue(), cycle.months());
    return startIn(month.minusMonths(since));
  }

  /** The start of the cycle so many cycles earlier; for billing periods there is none. */
  LocalDate earlier(LocalDate cycleStart, int cycles) {
    return startIn(YearMonth.from(cycleStart).minusMonths((long) cycles * cycle.months()));
  }

  boolean hasGrid() {
    return cycle.type() == CycleKind.MONTHS;
  }

  /** The months of a cycle, whole; a billing period is one month. */
  List<LocalDateRange> months(CycleSpan span) {
    if (cycle.type() == CycleKind.BILLING_PERIOD || cycle.months() == 1) {
      return List.of(span.full());
    }
    List<LocalDateRange> months = new ArrayList<>();
    LocalDate from = span.full().from();
    while (from.isBefore(span.full().to())) {
      LocalDate to = next(from, 1);
      months.add(new LocalDateRange(from, to));
      from = to;
    }
    return months;
  }

  /** The month from the cycle's day of the month on that a day lies in, however long a cycle is. */
  LocalDateRange month(LocalDate day) {
    LocalDate start = monthStart(day);
    return new LocalDateRange(start, next(start, 1));
  }

  /** The tariff's year that a day lies in. */
  LocalDateRange year(LocalDate day) {
    LocalDate start = yearStart.atYear(day.getYear());
    if (start.isAfter(day)) {
      start = yearStart.atYear(day.getYear() - 1);
    }
    return new LocalDateRange(start, yearStart.atYear(start.getYear() + 1));
  }

  private LocalDate monthStart(LocalDate day) {
    LocalDate start = startIn(YearMonth.from(day));
    return start.isAfter(day) ? startIn(YearMonth.from(day).minusMonths(1)) : start;
  }

  private LocalDate next(LocalDate from, int months) {
    return startIn(YearMonth.from(from).plusMonths(months));
  }

  private LocalDate startIn(YearMonth month) {
    return month.atDay(Math.min(cycle.day(), month.lengthOfMonth()));
  }
}
