package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Bound;
import org.wattline.rating.tariff.BoundKind;
import org.wattline.rating.tariff.Per;
import org.wattline.rating.tariff.Proration;

/** Prices minimum and maximum charges. */
final class BoundPricer {
  /** The name under which the days billed so far in a year are carried. */
  private static final String DAYS = "days";

  private final Run run;
  private final DerivedPricer derived;
  private final Bound bound;

  BoundPricer(Run run, DerivedPricer derived, Bound bound) {
    this.run = run;
    this.derived = derived;
    this.bound = bound;
  }

  void price(CycleSpan span, List<Piece> pieces) {
    Formula base = Formulas.sum(derived.amounts(bound.of(), span.index()));
    if (bound.negativeIsZero() && base.value().signum() < 0) {
      base = Formulas.greatest(List.of(Formulas.fact(FactKind.BOUND, Exact.ZERO), base));
    }
    if (bound.per() == Per.YEAR) {
      yearly(span, pieces, base);
      return;
    }
    List<Formula> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      for (LocalDateRange days : run.facts().stretches(bound.quantity(), piece.days())) {
        Formula time = run.binding().fractions().of(bound.per(), bound.proration(), span, days);
        parts.add(
            Formulas.productOf(List.of(derived.plainPrice(piece), time, quantity(days.from()))));
      }
    }
    derived.add(span.index(), pieces, difference(Formulas.sum(parts), base), false);
  }

  private Formula quantity(LocalDate day) {
    String attribute = bound.quantity();
    return attribute == null
        ? Formulas.one()
        : Formulas.fact(
            FactKind.ATTRIBUTE, attribute, run.facts().numberOn(attribute, day, bound.id()));
  }

  private Formula difference(Formula limit, Formula base) {
    Formula zero = Formulas.fact(FactKind.BOUND, Exact.ZERO);
    Formula lacking = Formulas.difference(limit, base);
    return bound.bound() == BoundKind.MINIMUM
        ? Formulas.greatest(List.of(zero, lacking))
        : Formulas.least(List.of(zero, lacking));
  }

  private void yearly(CycleSpan span, List<Piece> pieces, Formula base) {
    LocalDate last = span.part().to().minusDays(1);
    LocalDateRange year = run.binding().cycles().year(last);
    Exact before = run.book().year(bound.id(), "", year.from());
    int days = pieces.stream().mapToInt(piece -> piece.days().days()).sum();
    run.book().addYear(bound.id(), "", year.from(), span.part().to(), base.value());
    run.book().addYear(bound.id(), DAYS, year.from(), span.part().to(), Exact.of(days));
    if (year.contains(span.part().to())) {
      return;
    }
    Formula sum =
        Formulas.sum(
            List.of(new Formula.Carried(CarriedKind.YEAR, null, year.from(), before), base));
    Exact billed = run.book().year(bound.id(), DAYS, year.from());
    Piece piece = pieces.getLast();
    Formula share =
        bound.proration() == Proration.DAYS && !billed.equals(Exact.of(year.days()))
            ? Formulas.quotient(
                new Formula.Carried(CarriedKind.YEAR, DAYS, year.from(), billed),
                Formulas.daysOf(year.days()))
            : Formulas.one();
    Formula quantity = quantity(piece.days().to().minusDays(1));
    Formula limit = Formulas.productOf(List.of(derived.plainPrice(piece), share, quantity));
    derived.add(span.index(), pieces, difference(limit, sum), false);
  }
}
