package org.wattline.rating.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.proof.PriceOrigin;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.EnergyUnit;
import org.wattline.rating.tariff.Reactive;

/** Prices reactive energy beyond what is free. */
final class ReactivePricer {
  private final Run run;
  private final ComponentPlan plan;
  private final Reactive reactive;

  ReactivePricer(Run run, ComponentPlan plan) {
    this.run = run;
    this.plan = plan;
    this.reactive = (Reactive) plan.component();
  }

  void price() {
    for (CycleSpan span : run.binding().cycles().spans()) {
      try {
        for (List<Piece> group : TaxGroups.of(run, plan, span.index())) {
          price(span, group);
        }
      } catch (RefusedException refused) {
        run.refuse(reactive.id(), refused.refusal());
      }
    }
  }

  private void price(CycleSpan span, List<Piece> group) {
    List<Piece> all = plan.byCycle().get(span.index());
    Formula factor =
        PowerFactors.measure(
            run,
            reactive.id(),
            reactive.channel(),
            reactive.reactiveChannel(),
            reactive.decimals(),
            all);
    List<Formula> parts = new ArrayList<>();
    Exact quantity = Exact.ZERO;
    for (Piece piece : group) {
      Formula excess = excess(piece);
      quantity = quantity.plus(excess.value());
      parts.add(Formulas.product(excess, price(piece, factor.value())));
    }
    Piece first = group.getFirst();
    Piece last = group.getLast();
    List<Evidence> evidence =
        new ArrayList<>(
            run.measurements().evidence(reactive.channel(), first.fromSegment(), last.toSegment()));
    evidence.addAll(
        run.measurements()
            .evidence(reactive.reactiveChannel(), first.fromSegment(), last.toSegment()));
    run.biller()
        .add(
            plan,
            span.index(),
            new Draft(
                new LocalDateRange(first.days().from(), last.days().to()),
                Formulas.sum(parts),
                quantity,
                Unit.KVARH,
                evidence,
                false));
  }

  private Formula excess(Piece piece) {
    Measurements.Asked asked = Measurements.Asked.all(reactive.id());
    Formula used =
        run.measurements()
            .energy(
                asked,
                reactive.reactiveChannel(),
                piece.fromSegment(),
                piece.toSegment(),
                EnergyUnit.KVARH,
                Coarser.ACCEPT);
    if (reactive.freeRatio().isZero()) {
      return used;
    }
    Formula active =
        run.measurements()
            .energy(
                asked,
                reactive.channel(),
                piece.fromSegment(),
                piece.toSegment(),
                EnergyUnit.KWH,
                Coarser.ACCEPT);
    Formula free =
        Formulas.product(active, Formulas.fact(FactKind.FREE_SHARE, reactive.freeRatio()));
    return Formulas.greatest(
        List.of(Formulas.fact(FactKind.BOUND, Exact.ZERO), Formulas.difference(used, free)));
  }

  private Formula price(Piece piece, Exact factor) {
    Instant knownAt = run.binding().data().knownAt();
    List<Reactive.ReactivePrice> known =
        reactive.bands().stream().filter(each -> PriceTimeline.isKnown(each, knownAt)).toList();
    Reactive.ReactivePrice version = PriceTimeline.newest(known, piece.days().from());
    if (version == null) {
      throw Run.withoutPrice(reactive.id(), null, piece.days());
    }
    for (int i = 0; i < version.bands().size(); i++) {
      Reactive.Band band = version.bands().get(i);
      Exact below = band.powerFactorBelow();
      if (below == null || factor.compareTo(below) < 0) {
        return new Formula.Price(
            reactive.id(),
            null,
            i + 1,
            version.from(),
            version.recordedAt(),
            PriceOrigin.LIST,
            Unit.KVARH,
            band.price());
      }
    }
    throw new IllegalStateException("The last band has no limit");
  }
}
