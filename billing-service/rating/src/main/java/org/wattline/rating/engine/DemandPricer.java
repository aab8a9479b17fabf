package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.Event;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Contract;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandAssessment;
import org.wattline.rating.tariff.DemandQuantity;
import org.wattline.rating.tariff.Direction;
import org.wattline.rating.tariff.ExcessKind;
import org.wattline.rating.tariff.PowerFactor;
import org.wattline.rating.tariff.RoundingRule;

/**
 * Prices demand: measures peaks, applies what the tariff does to them, and prices the billed kW.
 */
final class DemandPricer {
  private static final Exact HUNDRED = Exact.of(100);

  private final Run run;
  private final ComponentPlan plan;
  private final Demand demand;

  DemandPricer(Run run, ComponentPlan plan) {
    this.run = run;
    this.plan = plan;
    this.demand = (Demand) plan.component();
  }

  void price() {
    boolean remembers = demand.ratchet() != null || demand.rolling() != null;
    for (CycleSpan span : run.binding().cycles().spans()) {
      if (plan.byCycle().get(span.index()).isEmpty()) {
        continue;
      }
      if (remembers && run.isRefused(demand.id())) {
        run.refuse(demand.id(), new Refusal.Depends(demand.id(), List.of(demand.id())));
        return;
      }
      try {
        price(span);
      } catch (RefusedException refused) {
        run.refuse(demand.id(), refused.refusal());
      }
    }
  }

  private void price(CycleSpan span) {
    if (demand.assess() == DemandAssessment.DAY) {
      for (List<Piece> group : TaxGroups.of(run, plan, span.index())) {
        priceDaily(span, group);
      }
      return;
    }
    List<Piece> all = plan.byCycle().get(span.index());
    Map<String, Formula> billed = billed(span, all);
    billed.values().forEach(kw -> run.putDemand(demand.id(), span.index(), kw));
    Set<String> charged =
        demand.highestPeriodOnly() && !billed.isEmpty() ? Set.of(highest(billed)) : billed.keySet();
    for (List<Piece> group : TaxGroups.of(run, plan, span.index())) {
      List<Formula> parts = new ArrayList<>();
      for (Piece piece : group) {
        Formula time =
            run.binding().fractions().of(demand.per(), demand.proration(), span, piece.days());
        for (Map.Entry<String, Formula> entry : billed.entrySet()) {
          if (charged.contains(entry.getKey())) {
            Formula amount = amount(piece, entry.getKey(), entry.getValue());
            parts.add(Formulas.productOf(List.of(amount, time)));
          }
        }
      }
      add(span, group, parts, billed.size() == 1 ? billed.values().iterator().next() : null);
    }
  }

  private void add(
      CycleSpan span, List<Piece> group, List<Formula> parts, @Nullable Formula quantity) {
    Formula amount = Formulas.sum(parts);
    Piece first = group.getFirst();
    Piece last = group.getLast();
    List<Evidence> evidence =
        new ArrayList<>(
            run.measurements().evidence(demand.channel(), first.fromSegment(), last.toSegment()));
    if (demand.quantity() == DemandQuantity.KVA || demand.powerFactor() != null) {
      evidence.addAll(
          run.measurements()
              .evidence(demand.reactiveChannel(), first.fromSegment(), last.toSegment()));
    }
    run.biller()
        .add(
            plan,
            span.index(),
            new Draft(
                new LocalDateRange(first.days().from(), last.days().to()),
                demand.direction() == Direction.CREDIT ? Formulas.negated(amount) : amount,
                quantity == null ? null : quantity.value(),
                quantity == null ? null : Units.of(demand.quantity()),
                evidence,
                false));
  }

  private Formula amount(Piece piece, String period, Formula kw) {
    PriceSpan price = piece.price();
    BoundForm form = price == null ? null : price.in(period);
    String named = period.isEmpty() ? null : period;
    if (form == null) {
      if (price != null && kw.value().isZero()) {
        return Formulas.nothing();
      }
      throw Run.withoutPrice(demand.id(), named, piece.days());
    }
    return form.form().tiers().isEmpty()
        ? Formulas.product(kw, Prices.leaf(demand.id(), named, form, Units.of(demand.quantity())))
        : Prices.tiered(demand.id(), named, form, demand.tierMode(), kw, Formulas.one(), null);
  }

  private static String highest(Map<String, Formula> billed) {
    String best = billed.keySet().iterator().next();
    for (Map.Entry<String, Formula> entry : billed.entrySet()) {
      if (entry.getValue().value().compareTo(Objects.requireNonNull(billed.get(best)).value())
          > 0) {
        best = entry.getKey();
      }
    }
    return best;
  }

  private void priceDaily(CycleSpan span, List<Piece> group) {
    List<Formula> parts = new ArrayList<>();
    for (Piece piece : group) {
      for (String period : periods()) {
        Formula kw =
            SpecialPeaks.daily(
                run.measurements(),
                run.plan(),
                asked(period),
                demand,
                piece.fromSegment(),
                piece.toSegment());
        parts.add(amount(piece, period, kw));
      }
    }
    add(span, group, parts, null);
  }

  private List<String> periods() {
    String calendar = demand.calendar();
    return calendar == null ? List.of("") : run.binding().calendar(calendar, demand.id()).periods();
  }

  private Measurements.Asked asked(String period) {
    return new Measurements.Asked(
        demand.id(), period.isEmpty() ? null : demand.calendar(), period.isEmpty() ? null : period);
  }

  private Map<String, Formula> measured(List<Piece> pieces) {
    int from = pieces.getFirst().fromSegment();
    int to = pieces.getLast().toSegment();
    Map<String, Formula> peaks = new LinkedHashMap<>();
    String name = demand.events();
    if (name != null) {
      List<Event> events = run.binding().data().events().get(name);
      if (events == null) {
        throw Binding.missing(demand.id(), Lacking.EVENTS, name);
      }
      peaks.putAll(
          SpecialPeaks.events(run.measurements(), run.plan(), asked(""), demand, events, from, to));
      return peaks;
    }
    for (String period : periods()) {
      peaks.put(period, run.measurements().peak(asked(period), demand, from, to));
    }
    return peaks;
  }

  /**
   * The billed kW of each period that has an hour in the cycle: one of another season is not
   * billed, whatever its ratchet or minimum.
   */
  private Map<String, Formula> billed(CycleSpan span, List<Piece> pieces) {
    Map<String, Formula> measured = measured(pieces);
    Map<String, Formula> looked = new PeakHistory(run, demand, span).apply(measured);
    Map<String, Formula> billed = new LinkedHashMap<>();
    String calendar = demand.calendar();
    Set<String> occurring =
        calendar == null
            ? looked.keySet()
            : run.binding().occurring(calendar, span.full(), demand.id());
    looked.forEach(
        (period, kw) -> {
          if (occurring.contains(period)) {
            billed.put(period, adjusted(period, kw, pieces));
          }
        });
    return billed;
  }

  private Formula adjusted(String period, Formula looked, List<Piece> pieces) {
    Formula kw = looked;
    PowerFactor rule = demand.powerFactor();
    if (rule != null) {
      kw = byPowerFactor(kw, rule, pieces);
    }
    Contract contract = demand.contract();
    if (contract != null) {
      kw = byContract(kw, contract, period, pieces);
    }
    Exact minimum = demand.minimum();
    if (minimum != null) {
      kw = Formulas.greatest(List.of(kw, Formulas.fact(FactKind.BOUND, minimum)));
    }
    RoundingRule rounding = demand.quantityRounding();
    return rounding == null ? kw : Formulas.rounded(kw, rounding);
  }

  private Formula byPowerFactor(Formula kw, PowerFactor rule, List<Piece> pieces) {
    Formula factor =
        PowerFactors.measure(
            run, demand.id(), demand.channel(), demand.reactiveChannel(), rule.decimals(), pieces);
    if (factor.value().compareTo(rule.target()) >= 0 || factor.value().isZero()) {
      return kw;
    }
    return Formulas.quotient(
        Formulas.product(kw, Formulas.fact(FactKind.TARGET, rule.target())), factor);
  }

  private Formula byContract(Formula kw, Contract rule, String period, List<Piece> pieces) {
    LocalDate day = pieces.getFirst().days().from();
    String own = Contract.attributeOf(rule.attribute(), period);
    String attribute =
        !period.isEmpty() && run.facts().attributeOn(own, day) != null ? own : rule.attribute();
    Formula contracted =
        Formulas.fact(
            FactKind.ATTRIBUTE, attribute, run.facts().numberOn(attribute, day, demand.id()));
    Formula limit = percent(rule.overPercent(), contracted);
    Formula excess =
        rule.excess() == ExcessKind.ROOT_OF_SQUARES
            ? SpecialPeaks.excess(
                run.measurements(),
                run.plan(),
                asked(period),
                demand,
                limit.value(),
                pieces.getFirst().fromSegment(),
                pieces.getLast().toSegment())
            : Formulas.greatest(
                List.of(Formulas.fact(FactKind.BOUND, Exact.ZERO), Formulas.difference(kw, limit)));
    Formula multiplied = Formulas.product(excess, Formulas.fact(FactKind.FACTOR, rule.factor()));
    if (rule.excessOnly()) {
      return multiplied;
    }
    Formula least =
        rule.floorPercent().isZero()
            ? kw
            : Formulas.greatest(List.of(kw, percent(rule.floorPercent(), contracted)));
    return Formulas.sum(List.of(least, multiplied));
  }

  static Formula percent(Exact percent, Formula of) {
    return percent.equals(HUNDRED)
        ? of
        : Formulas.product(
            Formulas.fact(FactKind.PERCENT, percent), Formulas.fact(FactKind.UNIT, CENT), of);
  }

  /** What turns per cent into a factor. */
  static final Exact CENT = Exact.ofScaled(1, 2);
}
