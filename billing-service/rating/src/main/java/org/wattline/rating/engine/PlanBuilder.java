package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Condition;
import org.wattline.rating.tariff.Contract;
import org.wattline.rating.tariff.Dated;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandAssessment;
import org.wattline.rating.tariff.DemandQuantity;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.ExcessKind;
import org.wattline.rating.tariff.Factor;
import org.wattline.rating.tariff.Heading;
import org.wattline.rating.tariff.Limit;
import org.wattline.rating.tariff.LimitOf;
import org.wattline.rating.tariff.Netting;
import org.wattline.rating.tariff.Percentage;
import org.wattline.rating.tariff.Reactive;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.tariff.TierAssessment;
import org.wattline.rating.tariff.TierReading;
import org.wattline.rating.tariff.VirtualChannel;

/** Builds plans. */
final class PlanBuilder {
  private final Binding binding;
  private final AccountFacts facts;
  private final TaxPlan taxes;
  private final PriceTimeline prices;
  private final List<Component> all;
  private final List<Component> extras;
  private final TreeSet<LocalDate> cuts = new TreeSet<>();
  private final Map<String, ChannelNeed> channels = new LinkedHashMap<>();

  PlanBuilder(Binding binding, RatingContext context) {
    this.binding = binding;
    this.facts = new AccountFacts(context);
    TariffDocument tariff = binding.tariff();
    this.taxes = new TaxPlan(tariff.taxes(), binding.data().knownAt(), facts, binding.period());
    this.prices = new PriceTimeline(binding.merged(), binding.data(), context.overrides());
    this.all = new ArrayList<>(tariff.components());
    this.all.addAll(context.extras());
    this.extras = context.extras();
  }

  Plan build() {
    List<List<List<Stretch>>> stretches = new ArrayList<>();
    binding
        .cycles()
        .spans()
        .forEach(
            span -> {
              cuts.add(span.part().from());
              cuts.add(span.part().to());
            });
    for (Component component : all) {
      needs(component);
      stretches.add(stretches(component));
    }
    binding.tariff().limits().forEach(this::needs);
    LocalDate[] at = cuts.toArray(LocalDate[]::new);
    Map<LocalDate, Integer> segmentAt = new HashMap<>();
    for (int i = 0; i < at.length; i++) {
      segmentAt.put(at[i], i);
    }
    List<ComponentPlan> plans = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      plans.add(new ComponentPlan(all.get(i), i, pieces(stretches.get(i), segmentAt)));
    }
    List<Refusal> misplaced = new ArrayList<>(prices.unknown(all, binding.period()));
    misplaced.addAll(prices.misplaced());
    for (JsonProblem problem : TariffJson.problems(binding.tariff(), extras)) {
      misplaced.add(new Refusal.MissingReference("", Lacking.EXTRA, problem.toString()));
    }
    return new Plan(binding, taxes, List.copyOf(plans), misplaced, channels, at, segmentAt);
  }

  private record Stretch(LocalDateRange days, @Nullable PriceSpan price, @Nullable Factor factor) {}

  private static List<List<Piece>> pieces(
      List<List<Stretch>> byCycle, Map<LocalDate, Integer> segmentAt) {
    List<List<Piece>> all = new ArrayList<>();
    for (List<Stretch> stretches : byCycle) {
      List<Piece> pieces = new ArrayList<>(stretches.size());
      for (Stretch stretch : stretches) {
        pieces.add(
            new Piece(
                stretch.days(),
                Objects.requireNonNull(segmentAt.get(stretch.days().from())),
                Objects.requireNonNull(segmentAt.get(stretch.days().to())),
                stretch.price(),
                stretch.factor()));
      }
      all.add(List.copyOf(pieces));
    }
    return List.copyOf(all);
  }

  private List<List<Stretch>> stretches(Component component) {
    LocalDateRange period = binding.period();
    TreeSet<LocalDate> own = new TreeSet<>();
    Heading heading = component.heading();
    Condition when = heading.when();
    if (when != null) {
      facts.addCuts(when, period, own);
    }
    own.addAll(taxes.cuts(heading.taxCategory()));
    addInside(heading.from(), period, own);
    addInside(heading.to(), period, own);
    List<PriceSpan> spans = prices.spans(component, period);
    spans.forEach(
        span -> {
          own.add(span.days().from());
          own.add(span.days().to());
        });
    List<? extends Dated> others =
        switch (component) {
          case Energy energy -> energy.factors();
          case Reactive reactive -> reactive.bands();
          default -> List.of();
        };
    others.forEach(
        each -> {
          addInside(each.from(), period, own);
          addInside(each.to(), period, own);
        });
    if (component instanceof Energy energy && energy.tiering().assess() == TierAssessment.YEAR) {
      for (LocalDate day = binding.cycles().year(period.from()).to();
          day.isBefore(period.to());
          day = binding.cycles().year(day).to()) {
        own.add(day);
      }
    }
    List<List<Stretch>> byCycle = new ArrayList<>();
    for (CycleSpan span : binding.cycles().spans()) {
      byCycle.add(inCycle(component, span.part(), own, spans));
    }
    return byCycle;
  }

  private List<Stretch> inCycle(
      Component component, LocalDateRange part, TreeSet<LocalDate> own, List<PriceSpan> spans) {
    List<Stretch> found = new ArrayList<>();
    LocalDate from = part.from();
    while (from.isBefore(part.to())) {
      LocalDate next = own.higher(from);
      LocalDate to = next == null || next.isAfter(part.to()) ? part.to() : next;
      if (applies(component, from)) {
        LocalDateRange days = new LocalDateRange(from, to);
        LocalDate day = from;
        PriceSpan price =
            spans.stream().filter(span -> span.days().contains(day)).findFirst().orElse(null);
        Factor factor =
            component instanceof Energy energy
                ? PriceTimeline.newest(known(energy.factors()), from)
                : null;
        found.add(new Stretch(days, price, factor));
        cuts.add(from);
        cuts.add(to);
      }
      from = to;
    }
    return found;
  }

  private List<Factor> known(List<Factor> factors) {
    Instant knownAt = binding.data().knownAt();
    return factors.stream().filter(each -> PriceTimeline.isKnown(each, knownAt)).toList();
  }

  private boolean applies(Component component, LocalDate day) {
    Heading heading = component.heading();
    LocalDate from = heading.from();
    LocalDate to = heading.to();
    Condition when = heading.when();
    return (from == null || !day.isBefore(from))
        && (to == null || day.isBefore(to))
        && (when == null || facts.meets(when, day));
  }

  private static void addInside(
      @Nullable LocalDate day, LocalDateRange range, Collection<LocalDate> cuts) {
    if (day != null && range.contains(day)) {
      cuts.add(day);
    }
  }

  private void needs(Component component) {
    switch (component) {
      case Energy energy -> needs(energy);
      case Demand demand -> needs(demand);
      case Reactive reactive -> {
        channel(reactive.channel()).needEnergy(null);
        channel(reactive.reactiveChannel()).needEnergy(null);
      }
      case Percentage percentage -> {
        Percentage.EnergyFloor floor = percentage.leastPerEnergy();
        if (floor != null) {
          channel(floor.channel()).needEnergy(null);
        }
      }
      default -> {
        // nothing is measured
      }
    }
  }

  private void needs(Energy energy) {
    ChannelNeed need = channel(energy.channel());
    need.needEnergy(energy.calendar());
    Netting netting = energy.netting();
    if (netting != null) {
      channel(netting.against()).needEnergy(energy.calendar());
    }
    if (energy.tiering().demand() == null && EnergyForms.usesDemand(energy)) {
      need.needPeak(null, EnergyForms.DEMAND_WINDOW);
    }
    if (energy.tiering().reading() == TierReading.CHRONOLOGICAL
        || EnergyForms.followsIntervals(energy, binding.tariff())) {
      need.needValues();
    }
  }

  private void needs(Demand demand) {
    ChannelNeed need = channel(demand.channel());
    need.needPeak(demand.calendar(), demand.window());
    Contract contract = demand.contract();
    if (demand.quantity() == DemandQuantity.KVA
        || demand.events() != null
        || (contract != null && contract.excess() == ExcessKind.ROOT_OF_SQUARES)
        || demand.assess() == DemandAssessment.DAY) {
      need.needValues();
    }
    if (demand.quantity() == DemandQuantity.KVA) {
      channel(demand.reactiveChannel()).needValues();
    }
    if (demand.powerFactor() != null) {
      need.needEnergy(null);
      channel(demand.reactiveChannel()).needEnergy(null);
    }
  }

  private void needs(Limit limit) {
    if (limit.of() == LimitOf.CYCLE_KWH) {
      channel(limit.channel()).needEnergy(null);
    } else if (limit.of() == LimitOf.PEAK_KW) {
      channel(limit.channel()).needPeak(null, EnergyForms.DEMAND_WINDOW);
    }
  }

  private ChannelNeed channel(String name) {
    ChannelNeed known = channels.get(name);
    if (known != null) {
      return known;
    }
    VirtualChannel virtual = binding.tariff().channels().get(name);
    ChannelNeed made = new ChannelNeed(name, virtual);
    channels.put(name, made);
    if (virtual != null) {
      made.needValues();
      virtual.plus().forEach(source -> channel(source).needValues());
      virtual.minus().forEach(source -> channel(source).needValues());
    }
    return made;
  }
}
