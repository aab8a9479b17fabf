package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Bound;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.ComponentNames;
import org.wattline.rating.tariff.Instalments;
import org.wattline.rating.tariff.LinesPer;
import org.wattline.rating.tariff.OneOff;
import org.wattline.rating.tariff.Percentage;
import org.wattline.rating.tariff.RoundingRule;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.Wallet;

/** Prices what is computed from other lines, and what falls due on a day. */
final class DerivedPricer {
  private final Run run;
  private final ComponentPlan plan;
  private final Component component;

  DerivedPricer(Run run, ComponentPlan plan) {
    this.run = run;
    this.plan = plan;
    this.component = plan.component();
  }

  void price() {
    List<CycleSpan> spans = run.binding().cycles().spans();
    if (component.heading().lines() == LinesPer.PERIOD && component instanceof Percentage) {
      List<Piece> pieces = plan.byCycle().stream().flatMap(List::stream).toList();
      tried(() -> percentage((Percentage) component, -1, run.binding().period(), pieces));
      return;
    }
    for (CycleSpan span : spans) {
      List<Piece> pieces = plan.byCycle().get(span.index());
      if (pieces.isEmpty()) {
        continue;
      }
      tried(
          () -> {
            switch (component) {
              case Percentage percentage ->
                  percentage(percentage, span.index(), span.part(), pieces);
              case Bound bound -> new BoundPricer(run, this, bound).price(span, pieces);
              case Wallet wallet -> new WalletPricer(run, this, wallet).price(span, pieces);
              case OneOff oneOff -> oneOff(oneOff, span, pieces);
              case Instalments instalments -> instalments(instalments, span, pieces);
              default -> throw new IllegalStateException(component.id());
            }
          });
    }
  }

  private void tried(Runnable pricing) {
    try {
      pricing.run();
    } catch (RefusedException refused) {
      run.refuse(component.id(), refused.refusal());
    }
  }

  /**
   * The lines of the components named.
   *
   * @throws RefusedException when one of them was refused
   */
  List<Formula> amounts(List<String> names, int cycle) {
    List<String> refused =
        run.plan().components().stream()
            .filter(each -> each.place() < plan.place())
            .filter(each -> ComponentNames.include(names, each.component()))
            .map(ComponentPlan::id)
            .filter(run::isRefused)
            .toList();
    if (!refused.isEmpty()) {
      throw new RefusedException(new Refusal.Depends(component.id(), refused));
    }
    return run.biller().amounts(names, cycle);
  }

  /** Adds an amount of a cycle; where a tax rate changes inside it, by days. */
  void add(int cycle, List<Piece> pieces, Formula amount, boolean settlement) {
    LocalDateRange days =
        new LocalDateRange(pieces.getFirst().days().from(), pieces.getLast().days().to());
    Collection<LocalDate> cuts =
        run.plan().taxes().cuts(component.heading().taxCategory()).stream()
            .filter(cut -> cut.isAfter(days.from()) && cut.isBefore(days.to()))
            .toList();
    LocalDate from = days.from();
    List<LocalDate> ends = new ArrayList<>(cuts);
    ends.add(days.to());
    for (LocalDate to : ends) {
      LocalDateRange part = new LocalDateRange(from, to);
      Formula share =
          ends.size() == 1
              ? amount
              : Formulas.product(
                  amount,
                  Formulas.quotient(Formulas.days(part.days()), Formulas.daysOf(days.days())));
      run.biller().add(plan, cycle, new Draft(part, share, null, null, List.of(), settlement));
      from = to;
    }
  }

  private void percentage(
      Percentage percentage, int cycle, LocalDateRange whole, List<Piece> pieces) {
    Formula base = Formulas.sum(amounts(percentage.of(), cycle));
    List<Formula> parts = new ArrayList<>();
    for (Piece piece : pieces) {
      Formula percent = Formulas.fact(FactKind.PERCENT, plainPrice(piece).value());
      Formula share =
          piece.days().days() == whole.days()
              ? Formulas.one()
              : Formulas.quotient(
                  Formulas.days(piece.days().days()), Formulas.daysOf(whole.days()));
      parts.add(
          Formulas.productOf(
              List.of(base, percent, Formulas.fact(FactKind.UNIT, DemandPricer.CENT), share)));
    }
    if (parts.isEmpty()) {
      return;
    }
    Formula amount = Formulas.sum(parts);
    Percentage.EnergyFloor floor = percentage.leastPerEnergy();
    if (floor != null) {
      amount = Formulas.greatest(List.of(amount, floor(floor, pieces)));
    }
    Exact least = percentage.least();
    Exact most = percentage.most();
    if (least != null) {
      amount = Formulas.greatest(List.of(amount, Formulas.fact(FactKind.BOUND, least)));
    }
    if (most != null) {
      amount = Formulas.least(List.of(amount, Formulas.fact(FactKind.BOUND, most)));
    }
    add(cycle, pieces, amount, false);
  }

  private Formula floor(Percentage.EnergyFloor floor, List<Piece> pieces) {
    List<Formula> energy = new ArrayList<>();
    for (Piece piece : pieces) {
      energy.add(
          run.measurements()
              .energy(
                  Measurements.Asked.all(component.id()),
                  floor.channel(),
                  piece.fromSegment(),
                  piece.toSegment(),
                  floor.unit(),
                  Coarser.ACCEPT));
    }
    return Formulas.product(Formulas.sum(energy), Formulas.fact(FactKind.BOUND, floor.amount()));
  }

  /** The plain price of a piece, as a leaf. */
  Formula.Price plainPrice(Piece piece) {
    PriceSpan price = piece.price();
    BoundForm form = price == null ? null : price.single();
    if (form == null || form.form().price() == null) {
      throw Run.withoutPrice(component.id(), null, piece.days());
    }
    return (Formula.Price) Prices.leaf(component.id(), null, form, Unit.MONEY);
  }

  private void oneOff(OneOff oneOff, CycleSpan span, List<Piece> pieces) {
    if (isOn(oneOff.on(), pieces)) {
      due(span, oneOff.on(), Formulas.fact(FactKind.AMOUNT, oneOff.amount()));
    }
  }

  private void due(CycleSpan span, LocalDate day, Formula amount) {
    run.biller()
        .add(plan, span.index(), Draft.of(new LocalDateRange(day, day.plusDays(1)), amount));
  }

  private static boolean isOn(LocalDate day, List<Piece> pieces) {
    return pieces.stream().anyMatch(piece -> piece.days().contains(day));
  }

  private void instalments(Instalments instalments, CycleSpan span, List<Piece> pieces) {
    for (int part = 1; part <= instalments.count(); part++) {
      LocalDate day = instalments.first().plusMonths((part - 1L) * instalments.everyMonths());
      if (isOn(day, pieces)) {
        due(span, day, Formulas.difference(upTo(instalments, part), upTo(instalments, part - 1)));
      }
    }
  }

  private Formula upTo(Instalments instalments, int part) {
    TariffDocument tariff = run.binding().tariff();
    RoundingRule own = component.heading().rounding();
    RoundingRule rule = own == null ? tariff.rounding() : own;
    RoundingRule money =
        new RoundingRule(Exact.of(rule.forAmount(tariff.currency()).step()), rule.mode());
    Formula share =
        Formulas.quotient(
            Formulas.product(
                Formulas.fact(FactKind.AMOUNT, instalments.total()),
                Formulas.fact(FactKind.COUNT, Exact.of(part))),
            Formulas.fact(FactKind.COUNT, Exact.of(instalments.count())));
    return Formulas.rounded(share, money);
  }
}
