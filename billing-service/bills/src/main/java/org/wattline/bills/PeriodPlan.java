package org.wattline.bills;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wattline.kernel.LocalDateRange;

/**
 * Which periods of an agreement are to be billed. What was billed keeps the days it was billed
 * with; days of the agreement that no bill has yet are cut by the cycle in force on them. A cycle
 * that moves its base cuts a shorter period where it begins, and goes on from the new base.
 */
final class PeriodPlan {
  private PeriodPlan() {}

  /**
   * The periods to bill next, in order.
   *
   * @param billed days that were billed
   * @param until periods that end on or before this day are due
   * @param toNow whether a period that the day cuts is billed up to it
   */
  static List<LocalDateRange> due(
      Agreement agreement, List<LocalDateRange> billed, LocalDate until, boolean toNow) {
    List<LocalDateRange> due = new ArrayList<>();
    for (LocalDateRange gap : gaps(agreement.life(), billed)) {
      LocalDate from = gap.from();
      while (from.isBefore(gap.to()) && from.isBefore(until)) {
        LocalDate to = end(agreement, from, gap.to());
        if (to.isAfter(until)) {
          if (toNow) {
            due.add(new LocalDateRange(from, until));
          }
          break;
        }
        due.add(new LocalDateRange(from, to));
        from = to;
      }
    }
    return due;
  }

  private static LocalDate end(Agreement agreement, LocalDate from, LocalDate latest) {
    Terms terms = agreement.termsOn(from).orElse(null);
    LocalDate end =
        terms == null
            ? agreement.terms().stream()
                .map(Terms::from)
                .filter(start -> start.isAfter(from))
                .min(Comparator.naturalOrder())
                .orElse(latest)
            : earlier(terms.cycle().periodEnd(from, agreement.from()), cycleEnd(agreement, terms));
    return earlier(end, latest);
  }

  /** The first day on which another cycle than that of the terms is in force. */
  private static LocalDate cycleEnd(Agreement agreement, Terms terms) {
    return agreement.terms().stream()
        .filter(each -> each.from().isAfter(terms.from()) && !each.cycle().equals(terms.cycle()))
        .map(Terms::from)
        .min(Comparator.naturalOrder())
        .orElse(Agreement.FOR_EVER);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** The days that no bill has, in order. */
  static List<LocalDateRange> gaps(LocalDateRange life, List<LocalDateRange> billed) {
    List<LocalDateRange> gaps = new ArrayList<>();
    LocalDate from = life.from();
    for (LocalDateRange each :
        billed.stream().sorted(Comparator.comparing(LocalDateRange::from)).toList()) {
      if (each.from().isAfter(from)) {
        LocalDate to = earlier(each.from(), life.to());
        if (from.isBefore(to)) {
          gaps.add(new LocalDateRange(from, to));
        }
      }
      from = each.to().isAfter(from) ? each.to() : from;
    }
    if (from.isBefore(life.to())) {
      gaps.add(new LocalDateRange(from, life.to()));
    }
    return gaps;
  }

  /**
   * The months for which an advance is due: those that begin on the anchor day, on or before a day,
   * and lie in no period that is settled.
   *
   * @param settled periods of usage that are billed or about to be
   */
  static List<LocalDateRange> advances(
      Agreement agreement, List<LocalDateRange> settled, LocalDate until) {
    List<LocalDateRange> months = new ArrayList<>();
    for (Terms terms : agreement.terms()) {
      if (terms.cycle().advances() && terms.monthlyAdvance() != null) {
        LocalDate start = terms.from().isBefore(agreement.from()) ? agreement.from() : terms.from();
        LocalDate month = terms.cycle().monthFrom(start);
        while (!month.isAfter(until) && terms.covers(month) && agreement.life().contains(month)) {
          LocalDate begins = month;
          if (settled.stream().noneMatch(days -> days.contains(begins))) {
            months.add(new LocalDateRange(month, month.plusMonths(1)));
          }
          month = month.plusMonths(1);
        }
      }
    }
    return months;
  }
}
