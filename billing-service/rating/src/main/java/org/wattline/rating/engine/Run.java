package org.wattline.rating.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Gap;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.ComponentNames;
import org.wattline.rating.tariff.Wallet;

/** One rating under way: what pricers ask and what they leave for those after them. */
final class Run {
  private final Plan plan;
  private final Measurements measurements;
  private final RatingContext context;
  private final AccountFacts facts;
  private final Biller biller;
  private final CarryOverBook book;
  private final List<Refusal> refusals = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<List<Object>, Formula> demands = new HashMap<>();
  private final Map<List<Object>, Formula.Price> marginals = new HashMap<>();
  private final Map<Integer, Map<Component, Formula>> settlements = new HashMap<>();

  Run(Plan plan, Measurements measurements, RatingContext context) {
    this.plan = plan;
    this.measurements = measurements;
    this.context = context;
    this.facts = new AccountFacts(context);
    this.biller = new Biller(plan);
    this.book = new CarryOverBook(context.carryOver());
  }

  Plan plan() {
    return plan;
  }

  Binding binding() {
    return plan.binding();
  }

  Measurements measurements() {
    return measurements;
  }

  RatingContext context() {
    return context;
  }

  AccountFacts facts() {
    return facts;
  }

  Biller biller() {
    return biller;
  }

  CarryOverBook book() {
    return book;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  void refuse(String component, Refusal refusal) {
    refused.add(component);
    refusals.add(refusal);
  }

  boolean isRefused(String component) {
    return refused.contains(component);
  }

  /** The demand that a component billed in a cycle. */
  void putDemand(String component, int cycle, Formula kw) {
    demands.merge(
        List.of(component, cycle), kw, (one, other) -> Formulas.greatest(List.of(one, other)));
  }

  /**
   * @throws RefusedException when the component was refused or does not apply
   */
  Formula demand(String component, int cycle, String asking) {
    Formula found = demands.get(List.of(component, cycle));
    if (found == null) {
      throw new RefusedException(new Refusal.Depends(asking, List.of(component)));
    }
    return found;
  }

  /** The price of the highest tier that a component reached in a cycle. */
  void putMarginal(String component, int cycle, Formula.Price price) {
    marginals.putIfAbsent(List.of(component, cycle), price);
  }

  /** A component that is refused in a cycle has no price there for others to follow. */
  void forgetMarginal(String component, int cycle) {
    marginals.remove(List.of(component, cycle));
  }

  /**
   * @throws RefusedException when the component was refused or has no tiers
   */
  Formula.Price marginal(String component, int cycle, String asking) {
    Formula.Price found = marginals.get(List.of(component, cycle));
    if (found == null) {
      throw new RefusedException(new Refusal.Depends(asking, List.of(component)));
    }
    return found;
  }

  /** Keeps what a component's netted energy is settled for, where a wallet takes it. */
  boolean keepSettlement(Component component, int cycle, Formula amount) {
    boolean kept =
        plan().components().stream()
            .filter(each -> !each.byCycle().get(cycle).isEmpty())
            .anyMatch(
                each ->
                    each.component() instanceof Wallet wallet
                        && wallet.settlements()
                        && ComponentNames.include(wallet.earnedBy(), component));
    if (kept) {
      settlements.computeIfAbsent(cycle, c -> new LinkedHashMap<>()).put(component, amount);
    }
    return kept;
  }

  /** What was kept of components for a wallet, in a cycle. */
  List<Formula> settlements(List<String> names, int cycle) {
    return settlements.getOrDefault(cycle, Map.of()).entrySet().stream()
        .filter(each -> ComponentNames.include(names, each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** All refusals of a stretch of days without a price. */
  static RefusedException withoutPrice(
      String component, @Nullable String period, LocalDateRange days) {
    return new RefusedException(
        new Refusal.MissingPrice(component, period, days.from(), days.to()));
  }

  /** A dated index without a value. */
  RefusedException withoutIndex(String component, String index, LocalDateRange days) {
    ZoneId zone = binding().zone();
    Gap gap =
        new Gap(
            days.from().atStartOfDay(zone).toInstant(), days.to().atStartOfDay(zone).toInstant());
    return new RefusedException(new Refusal.MissingIndex(component, index, List.of(gap)));
  }
}
