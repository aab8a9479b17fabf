package org.wattline.rating.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Condition;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Fixed;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.Reactive;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Usage;

/** Rates one account: measures, prices component by component, bills. */
public final class Engine {
  private static final int MAX_PLANS = 256;

  private final Binding binding;
  private final Map<Object, Plan> plans = new ConcurrentHashMap<>();
  private final Plan standard;

  /**
   * Binds a tariff to a period.
   *
   * @throws IllegalArgumentException when a base tariff is not in the reference data
   */
  public Engine(TariffDocument tariff, ReferenceData data, LocalDateRange period) {
    this.binding = new Binding(Inheritance.merge(tariff, data), data, period);
    this.standard = new PlanBuilder(binding, RatingContext.empty()).build();
  }

  /**
   * What does not fit between a tariff and the lists that it inherits from.
   *
   * @throws IllegalArgumentException when a base list is not in the reference data
   */
  public static List<JsonProblem> problems(TariffDocument tariff, ReferenceData data) {
    return Inheritance.merge(tariff, data).problems();
  }

  /** The tariff with all that it inherits. */
  public TariffDocument tariff() {
    return binding.tariff();
  }

  /** What decides which plan an account has. */
  private record Key(
      List<DatedText> classes,
      Map<String, List<DatedText>> attributes,
      List<DatedText> coupons,
      List<PriceOverride> overrides,
      List<Component> extras) {}

  private Plan plan(RatingContext context) {
    if (context.classes().isEmpty()
        && context.attributes().isEmpty()
        && context.coupons().isEmpty()
        && context.overrides().isEmpty()
        && context.extras().isEmpty()) {
      return standard;
    }
    Map<String, List<DatedText>> deciding = new HashMap<>(context.attributes());
    Set<String> names = new HashSet<>(binding.decidingAttributes());
    for (Component extra : context.extras()) {
      Condition when = extra.heading().when();
      if (when != null) {
        names.addAll(when.attributes().keySet());
      }
    }
    deciding.keySet().retainAll(names);
    Key key =
        new Key(
            context.classes(), deciding, context.coupons(), context.overrides(), context.extras());
    Plan known = plans.get(key);
    if (known != null) {
      return known;
    }
    Plan made = new PlanBuilder(binding, context).build();
    if (plans.size() < MAX_PLANS) {
      plans.put(key, made);
    }
    return made;
  }

  /**
   * Rates.
   *
   * @throws IllegalArgumentException when usage holds a value that no meter can have measured
   */
  public Rated rate(Usage usage, RatingContext context) {
    Plan plan = plan(context);
    Run run = new Run(plan, Meter.measure(plan, usage), context);
    Applicability applicability = new Applicability(run);
    if (context.enforceLimits()) {
      applicability.check();
    }
    for (JsonProblem problem : binding.merged().problems()) {
      run.refuse("", new Refusal.MissingReference("", Lacking.INHERITED, problem.toString()));
    }
    plan.misplaced("").forEach(refusal -> run.refuse("", refusal));
    if (run.refusals().isEmpty()) {
      for (ComponentPlan component : plan.components()) {
        List<Refusal> misplaced = plan.misplaced(component.id());
        boolean applies = component.byCycle().stream().anyMatch(pieces -> !pieces.isEmpty());
        if (applies && !misplaced.isEmpty()) {
          misplaced.forEach(refusal -> run.refuse(component.id(), refusal));
          continue;
        }
        price(run, component);
        run.biller().close(component, run);
      }
    }
    return run.biller().rated(run);
  }

  private static void price(Run run, ComponentPlan plan) {
    switch (plan.component()) {
      case Energy ignored -> new EnergyPricer(run, plan).price();
      case Demand ignored -> new DemandPricer(run, plan).price();
      case Fixed ignored -> new FixedPricer(run, plan).price();
      case Reactive ignored -> new ReactivePricer(run, plan).price();
      default -> new DerivedPricer(run, plan).price();
    }
  }

  /** What rating an account needs. */
  public Needs needs(RatingContext context) {
    return NeedsFinder.find(plan(context), context.enforceLimits());
  }
}
