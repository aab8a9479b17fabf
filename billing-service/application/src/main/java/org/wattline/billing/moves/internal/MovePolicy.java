package org.wattline.billing.moves.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.moves.NextStep;
import org.wattline.billing.contract.moves.NextStep.Kind;
import org.wattline.tenancy.time.BusinessCalendar;

/** On which days people may move, and what happens when. */
@Component
class MovePolicy {
  /** Two settled years are made again at most; what lies before needs a decision of its own. */
  static final int STAFF_BACK_DAYS = 730;

  /** Who forgot to tell us; later than this we call, and look at the reads together. */
  static final int CUSTOMER_BACK_DAYS = 30;

  /** Nobody knows the day of their move longer before. */
  static final int AHEAD_DAYS = 366;

  /** Directive (EU) 2019/944, article 10(12): the final account within six weeks. */
  static final int FINAL_BILL_DAYS = 42;

  private final BusinessCalendar calendar;

  MovePolicy(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  /** Whether bills may have been made of days that move. */
  boolean correctsBilled(LocalDate day) {
    return day.isBefore(calendar.today());
  }

  void requireDay(Asker asker, LocalDate day) {
    LocalDate today = calendar.today();
    LocalDate first = today.minusDays(asker.isStaff() ? STAFF_BACK_DAYS : CUSTOMER_BACK_DAYS);
    LocalDate last = today.plusDays(AHEAD_DAYS);
    if (day.isBefore(first) || day.isAfter(last)) {
      throw Refusals.invalid(
          "day",
          "must be from "
              + first
              + " to "
              + last
              + (asker.isStaff() ? "" : "; call us about an earlier or later day"),
          asker.isStaff() ? "day-out-of-reach" : "day-out-of-range",
          first,
          last);
    }
  }

  /** By day. */
  List<NextStep> next(LocalDate day, @Nullable Agreement out, @Nullable Agreement in) {
    LocalDate today = calendar.today();
    List<NextStep> steps = new ArrayList<>();
    if (out != null) {
      steps.add(new NextStep(Kind.SUPPLY_ENDS, day.minusDays(1)));
      steps.add(new NextStep(Kind.FINAL_BILL_BY, later(day, today).plusDays(FINAL_BILL_DAYS)));
    }
    if (in != null) {
      steps.add(new NextStep(Kind.SUPPLY_STARTS, day));
      int anchor = in.terms().getFirst().cycle().anchorDay();
      LocalDate month = day.withDayOfMonth(anchor);
      LocalDate first = month.isAfter(day) ? month : month.plusMonths(1);
      steps.add(new NextStep(Kind.FIRST_BILL, later(first, today)));
    }
    if (day.isAfter(today)) {
      steps.add(new NextStep(Kind.CHANGE_UNTIL, day.minusDays(1)));
    } else if (correctsBilled(day)) {
      steps.add(new NextStep(Kind.CORRECTION_BY, today.plusDays(FINAL_BILL_DAYS)));
    }
    steps.sort(Comparator.comparing(NextStep::on).thenComparing(NextStep::kind));
    return steps;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
