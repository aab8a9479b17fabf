package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Direction;
import org.wattline.rating.tariff.Fixed;

/** Prices charges by time. */
final class FixedPricer {
  private final Run run;
  private final ComponentPlan plan;
  private final Fixed fixed;

  FixedPricer(Run run, ComponentPlan plan) {
    this.run = run;
    this.plan = plan;
    this.fixed = (Fixed) plan.component();
  }

  void price() {
    for (CycleSpan span : run.binding().cycles().spans()) {
      for (List<Piece> group : TaxGroups.of(run, plan, span.index())) {
        try {
          price(span, group);
        } catch (RefusedException refused) {
          run.refuse(fixed.id(), refused.refusal());
        }
      }
    }
  }

  private void price(CycleSpan span, List<Piece> pieces) {
    List<Formula> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      PriceSpan price = piece.price();
      BoundForm form = price == null ? null : price.single();
      if (form == null) {
        throw Run.withoutPrice(fixed.id(), null, piece.days());
      }
      for (LocalDateRange days : run.facts().stretches(fixed.quantity(), piece.days())) {
        parts.add(part(span, form, days));
      }
    }
    Formula amount = Formulas.sum(parts);
    run.biller()
        .add(
            plan,
            span.index(),
            Draft.of(
                new LocalDateRange(pieces.getFirst().days().from(), pieces.getLast().days().to()),
                fixed.direction() == Direction.CREDIT ? Formulas.negated(amount) : amount));
  }

  private Formula part(CycleSpan span, BoundForm form, LocalDateRange days) {
    Formula time = run.binding().fractions().of(fixed.per(), fixed.proration(), span, days);
    String attribute = fixed.quantity();
    Formula quantity =
        attribute == null
            ? Formulas.one()
            : Formulas.fact(
                FactKind.ATTRIBUTE,
                attribute,
                run.facts().numberOn(attribute, days.from(), fixed.id()));
    if (!form.form().tiers().isEmpty()) {
      return Formulas.productOf(List.of(tiered(form, quantity), time));
    }
    return Formulas.productOf(List.of(Prices.leaf(fixed.id(), null, form, unit()), time, quantity));
  }

  private Unit unit() {
    return switch (fixed.per()) {
      case DAY -> Unit.DAY;
      case YEAR -> Unit.YEAR;
      case MONTH, CYCLE -> Unit.MONTH;
    };
  }

  private Formula tiered(BoundForm form, Formula quantity) {
    return Prices.tiered(fixed.id(), null, form, fixed.tierMode(), quantity, Formulas.one(), null);
  }
}
