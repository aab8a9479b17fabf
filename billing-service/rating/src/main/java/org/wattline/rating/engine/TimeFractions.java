package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Per;
import org.wattline.rating.tariff.Proration;

/** How much of a price per day, month, cycle or year a stretch of days costs, as a formula. */
final class TimeFractions {
  private static final Exact DAYS_OF_YEAR = Exact.of(365);

  private final Cycles cycles;

  TimeFractions(Cycles cycles) {
    this.cycles = cycles;
  }

  /**
   * The number of units of time in a part of a cycle.
   *
   * @param span the cycle
   * @param days a stretch of its rated part
   */
  Formula of(Per per, Proration proration, CycleSpan span, LocalDateRange days) {
    return switch (per) {
      case DAY -> days(proration, days);
      case CYCLE -> unit(proration, span.full(), span.part(), days, 1);
      case MONTH -> {
        List<Formula> parts = new ArrayList<>(1);
        for (LocalDateRange month : cycles.months(span)) {
          days.intersection(month)
              .ifPresent(
                  inside ->
                      parts.add(
                          unit(
                              proration,
                              month,
                              month.intersection(span.part()).orElseThrow(),
                              inside,
                              1)));
        }
        yield joined(parts);
      }
      case YEAR -> year(proration, days);
    };
  }

  private Formula days(Proration proration, LocalDateRange days) {
    if (proration != Proration.TWELFTHS) {
      return Formulas.days(days.days());
    }
    Formula twelfth =
        Formulas.quotient(
            Formulas.fact(FactKind.DAYS_OF, DAYS_OF_YEAR),
            Formulas.fact(FactKind.COUNT, Exact.of(12)));
    return Formulas.productOf(List.of(months(days), twelfth));
  }

  private Formula year(Proration proration, LocalDateRange days) {
    if (proration == Proration.TWELFTHS) {
      return Formulas.quotient(months(days), Formulas.fact(FactKind.COUNT, Exact.of(12)));
    }
    List<Formula> parts = new ArrayList<>(1);
    LocalDate from = days.from();
    while (from.isBefore(days.to())) {
      LocalDateRange year = cycles.year(from);
      LocalDateRange inside = days.intersection(year).orElseThrow();
      LocalDateRange rated = year.intersection(cycles.period()).orElseThrow();
      parts.add(unit(proration, year, rated, inside, 12));
      from = inside.to();
    }
    return joined(parts);
  }

  /** Months by their days, those of the cycle; of the calendar where a bill is one cycle. */
  private Formula months(LocalDateRange days) {
    List<Formula> parts = new ArrayList<>(1);
    LocalDate from = days.from();
    while (from.isBefore(days.to())) {
      LocalDateRange month = cycles.month(from);
      LocalDateRange inside = days.intersection(month).orElseThrow();
      parts.add(share(inside.days(), month.days()));
      from = inside.to();
    }
    return joined(parts);
  }

  /**
   * @param whole the whole month, cycle or year
   * @param rated the part of it that this bill rates
   * @param days the part of that which is asked for
   * @param months how many months of 30 days, or twelfths of 365, the whole has
   */
  private Formula unit(
      Proration proration,
      LocalDateRange whole,
      LocalDateRange rated,
      LocalDateRange days,
      int months) {
    return switch (proration) {
      case DAYS, TWELFTHS -> share(days.days(), whole.days());
      case THIRTIETHS -> share(days.days(), 30 * months);
      case DAYS_OF_365 ->
          months == 12
              ? share(days.days(), 365)
              : Formulas.quotient(
                  Formulas.product(
                      Formulas.days(days.days()), Formulas.fact(FactKind.COUNT, Exact.of(12))),
                  Formulas.fact(FactKind.DAYS_OF, DAYS_OF_YEAR));
      case WHOLE -> share(days.days(), rated.days());
      case FIRST_DAY ->
          rated.contains(whole.from())
              ? share(days.days(), rated.days())
              : Formulas.fact(FactKind.COUNT, Exact.ZERO);
    };
  }

  private static Formula share(int days, int of) {
    return days == of
        ? Formulas.one()
        : Formulas.quotient(Formulas.days(days), Formulas.daysOf(of));
  }

  private static Formula joined(List<Formula> parts) {
    return parts.isEmpty() ? Formulas.fact(FactKind.COUNT, Exact.ZERO) : Formulas.sum(parts);
  }
}
