package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Rounding;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.ComponentNames;
import org.wattline.rating.tariff.Heading;
import org.wattline.rating.tariff.LinesPer;
import org.wattline.rating.tariff.RoundingRule;
import org.wattline.rating.tariff.TariffDocument;

/** Makes lines of drafts: one rounding each, then taxes on their sums, then the total. */
final class Biller {
  private final Plan plan;
  private final TariffDocument tariff;
  private final TaxBook taxes;
  private final List<Billed> billed = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();

  Biller(Plan plan) {
    this.plan = plan;
    this.tariff = plan.binding().tariff();
    this.taxes = new TaxBook(plan);
  }

  /** A line, with what components after it ask about. */
  record Billed(Line line, Component component, int cycle, boolean settlement) {}

  private record Pending(int cycle, Draft draft) {}

  /** Takes a draft of the component that is being priced. */
  void add(ComponentPlan component, int cycle, Draft draft) {
    if (component.component().heading().lines() == LinesPer.CYCLE || draft.settlement()) {
      pending.add(new Pending(cycle, draft));
    } else {
      merge(component, draft);
    }
  }

  private void merge(ComponentPlan component, Draft draft) {
    Collection<LocalDate> cuts = plan.taxes().cuts(component.component().heading().taxCategory());
    for (int i = 0; i < pending.size(); i++) {
      Draft before = pending.get(i).draft();
      boolean sameRates =
          cuts.stream()
              .noneMatch(
                  cut -> cut.isAfter(before.days().from()) && !cut.isAfter(draft.days().from()));
      if (!before.settlement() && sameRates) {
        pending.set(i, new Pending(-1, joined(before, draft)));
        return;
      }
    }
    pending.add(new Pending(-1, draft));
  }

  private static Draft joined(Draft one, Draft other) {
    List<Formula> parts = new ArrayList<>();
    if (one.formula() instanceof Formula.Sum sum) {
      parts.addAll(sum.of());
    } else {
      parts.add(one.formula());
    }
    parts.add(other.formula());
    Exact first = one.quantity();
    Exact second = other.quantity();
    Exact quantity =
        first != null && second != null && one.unit() == other.unit() && one.unit() != Unit.KW
            ? first.plus(second)
            : null;
    List<Evidence> evidence = new ArrayList<>(one.evidence());
    evidence.addAll(other.evidence());
    return new Draft(
        new LocalDateRange(one.days().from(), other.days().to()),
        Formulas.sum(parts),
        quantity,
        quantity == null ? null : one.unit(),
        evidence,
        false);
  }

  /** Makes the lines of the component whose drafts were taken. */
  void close(ComponentPlan plan, Run run) {
    for (Pending each : pending) {
      try {
        billed.add(
            new Billed(
                line(plan.component(), each.draft()),
                plan.component(),
                each.cycle(),
                each.draft().settlement()));
      } catch (RefusedException refused) {
        run.refuse(plan.id(), refused.refusal());
      }
    }
    pending.clear();
  }

  private Line line(Component component, Draft draft) {
    Heading heading = component.heading();
    RoundingRule rule = heading.rounding() == null ? tariff.rounding() : heading.rounding();
    Rounding rounding = rule.forAmount(tariff.currency());
    String id =
        heading.id() + "@" + draft.days().from() + (draft.settlement() ? "/settlement" : "");
    return new Line(
        id,
        heading.id(),
        heading.name(),
        heading.names(),
        heading.group(),
        draft.days().from(),
        draft.days().to(),
        draft.quantity(),
        draft.unit(),
        draft.formula(),
        Exact.of(rounding.step()),
        rule.mode(),
        Exact.of(rounding.round(draft.formula().value())),
        heading.taxCategory(),
        taxes.shares(heading.id(), heading.taxCategory(), draft.days()),
        draft.evidence());
  }

  /**
   * The lines of the components named, of one cycle or (below zero) of the bill, without
   * settlements.
   */
  List<Formula> amounts(List<String> names, int cycle) {
    List<Formula> amounts = new ArrayList<>();
    for (Billed each : billed) {
      if (!each.settlement()
          && (cycle < 0 || each.cycle() == cycle)
          && ComponentNames.include(names, each.component())) {
        amounts.add(amount(each.line()));
      }
    }
    return amounts;
  }

  private Formula amount(Line line) {
    return TaxBook.amount(line, tariff.basis());
  }

  Rated rated(Run run) {
    List<Line> lines = billed.stream().map(Billed::line).toList();
    List<TaxLine> taxLines = taxes.lines(lines);
    Exact total = Exact.ZERO;
    for (Line line : lines) {
      total = total.plus(line.amount());
    }
    for (TaxLine line : taxLines) {
      total = total.plus(line.amount());
    }
    LocalDateRange period = plan.binding().period();
    return new Rated(
        Rated.FORMAT,
        tariff.id(),
        tariff.version(),
        tariff.currency(),
        tariff.zone(),
        period.from(),
        period.to(),
        lines,
        taxLines,
        total,
        List.copyOf(run.refusals()),
        run.context(),
        run.book().close());
  }
}
