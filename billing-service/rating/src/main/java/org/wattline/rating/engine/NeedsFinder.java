package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.tariff.Bound;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.CalendarRule;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.Condition;
import org.wattline.rating.tariff.Contract;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.DemandAssessment;
import org.wattline.rating.tariff.DemandQuantity;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.ExcessKind;
import org.wattline.rating.tariff.Fixed;
import org.wattline.rating.tariff.IndexPrice;
import org.wattline.rating.tariff.Limit;
import org.wattline.rating.tariff.LimitOf;
import org.wattline.rating.tariff.MissingPolicy;
import org.wattline.rating.tariff.Netting;
import org.wattline.rating.tariff.Per;
import org.wattline.rating.tariff.Percentage;
import org.wattline.rating.tariff.Ratchet;
import org.wattline.rating.tariff.Reactive;
import org.wattline.rating.tariff.Rolling;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TierAssessment;
import org.wattline.rating.tariff.TierReading;
import org.wattline.rating.tariff.VirtualChannel;
import org.wattline.rating.tariff.Wallet;

/** Finds what rating by a plan needs: only what the components ask that apply in the period. */
final class NeedsFinder {
  private final Plan plan;
  private final Binding binding;
  private final TariffDocument tariff;
  private final Map<String, WantedChannel> wanted = new TreeMap<>();
  private final Set<String> attributes = new TreeSet<>();
  private final Set<String> deciding;
  private final Map<String, Integer> history = new TreeMap<>();
  private final Set<String> indices = new TreeSet<>();
  private final Set<String> events = new TreeSet<>();
  private final Set<String> carried = new TreeSet<>();

  private NeedsFinder(Plan plan) {
    this.plan = plan;
    this.binding = plan.binding();
    this.tariff = binding.tariff();
    this.deciding = new TreeSet<>(binding.decidingAttributes());
  }

  static Needs find(Plan plan, boolean limits) {
    NeedsFinder finder = new NeedsFinder(plan);
    for (ComponentPlan component : plan.components()) {
      Condition when = component.component().heading().when();
      if (when != null) {
        finder.deciding.addAll(when.attributes().keySet());
      }
      List<Piece> pieces = component.byCycle().stream().flatMap(List::stream).toList();
      if (!pieces.isEmpty()) {
        finder.component(component, pieces);
      }
    }
    if (limits) {
      finder.tariff.limits().forEach(finder::limit);
    }
    finder.sources();
    return finder.needs();
  }

  private Needs needs() {
    Map<String, Needs.Channel> channels = new TreeMap<>();
    wanted.forEach((name, channel) -> channels.put(name, channel.need(binding)));
    return new Needs(
        channels,
        attributes,
        deciding,
        history,
        indices,
        events,
        carried,
        tariff.missing() == MissingPolicy.SAME_TIME_LAST_WEEK);
  }

  /** Puts the channels that are measured in the place of those made of them. */
  private void sources() {
    for (String name : List.copyOf(wanted.keySet())) {
      VirtualChannel virtual = tariff.channels().get(name);
      if (virtual != null) {
        WantedChannel made = Objects.requireNonNull(wanted.remove(name));
        TreeSet<String> group = new TreeSet<>(made.alike());
        group.addAll(virtual.plus());
        group.addAll(virtual.minus());
        Stream.concat(virtual.plus().stream(), virtual.minus().stream())
            .forEach(source -> channel(source).all(made));
        group.stream().filter(wanted::containsKey).forEach(each -> channel(each).like(group));
      }
    }
    boolean changes = true;
    while (changes) {
      changes = false;
      for (WantedChannel each : List.copyOf(wanted.values())) {
        for (String other : List.copyOf(each.alike())) {
          WantedChannel like = wanted.get(other);
          if (like == null) {
            each.alike().remove(other);
          } else {
            changes |= like.alike().addAll(each.alike());
          }
        }
      }
    }
    wanted.forEach((name, each) -> each.alike().forEach(other -> each.limits(channel(other))));
    wanted.forEach((name, each) -> each.alike().remove(name));
  }

  private WantedChannel channel(String name) {
    return wanted.computeIfAbsent(name, each -> new WantedChannel());
  }

  private void component(ComponentPlan component, List<Piece> pieces) {
    switch (component.component()) {
      case Fixed fixed -> add(fixed.quantity(), attributes);
      case Bound bound -> {
        add(bound.quantity(), attributes);
        if (bound.per() == Per.YEAR) {
          carried.add(bound.id());
        }
      }
      case Demand demand -> {
        demand(demand);
        history(demand, component);
      }
      case Energy energy -> energy(energy, pieces);
      case Reactive reactive -> {
        channel(reactive.channel());
        channel(reactive.reactiveChannel());
      }
      case Percentage percentage -> {
        Percentage.EnergyFloor floor = percentage.leastPerEnergy();
        if (floor != null) {
          channel(floor.channel());
        }
      }
      case Wallet wallet -> carried.add(wallet.id());
      default -> {
        // it needs nothing of its own
      }
    }
  }

  private void energy(Energy energy, List<Piece> pieces) {
    WantedChannel need = channel(energy.channel());
    Netting netting = energy.netting();
    boolean apart = netting != null || energy.tiering().reading() == TierReading.PER_PERIOD;
    boolean chronological =
        energy.tiering().reading() == TierReading.CHRONOLOGICAL
            && anyForm(pieces, form -> !form.form().tiers().isEmpty());
    String calendar = energy.calendar();
    boolean byPeriod = apart || pieces.stream().anyMatch(NeedsFinder::isByPeriod);
    if (calendar != null && byPeriod) {
      periods(need, calendar, energy.coarser());
      if (netting != null) {
        periods(channel(netting.against()), calendar, energy.coarser());
      }
    }
    if (netting != null) {
      channel(netting.against());
    }
    if (netting != null || energy.tiering().assess() == TierAssessment.YEAR) {
      carried.add(energy.id());
    }
    if (energy.tiering().demand() == null && EnergyForms.usesDemand(energy)) {
      need.window(EnergyForms.DEMAND_WINDOW, false);
      need.onlyIntervals();
    }
    if (chronological) {
      need.onlyIntervals();
    }
    indices(energy, pieces, need);
  }

  private void indices(Energy energy, List<Piece> pieces, WantedChannel need) {
    for (Piece piece : pieces) {
      PriceSpan price = piece.price();
      if (price != null) {
        indices.addAll(price.dated());
        price.forms().forEach(form -> index(energy, form.form().index(), need));
      }
    }
  }

  private void index(Energy energy, @Nullable IndexPrice index, WantedChannel need) {
    if (index != null) {
      indices.add(index.id());
      need.onlyIntervals();
      PriceSeries series = binding.data().series().get(index.id());
      if (series != null && energy.coarser() == Coarser.REFUSE) {
        need.atMost(series.minutes());
      }
    }
  }

  private static boolean isByPeriod(Piece piece) {
    PriceSpan price = piece.price();
    return price != null && price.single() == null;
  }

  private static boolean anyForm(List<Piece> pieces, Predicate<BoundForm> is) {
    return pieces.stream()
        .map(Piece::price)
        .anyMatch(price -> price != null && price.forms().stream().anyMatch(is));
  }

  private void periods(WantedChannel need, String name, Coarser coarser) {
    Calendar calendar = tariff.calendars().get(name);
    if (calendar != null) {
      need.periods(name, calendar.periods(), coarser == Coarser.REFUSE);
      for (CalendarRule rule : calendar.rules()) {
        add(rule.events(), events);
      }
    }
  }

  private void demand(Demand demand) {
    boolean fine = demand.coarser() == Coarser.REFUSE;
    WantedChannel need = channel(demand.channel());
    need.window(demand.window(), fine);
    String calendar = demand.calendar();
    if (calendar != null) {
      periods(need, calendar, demand.coarser());
    }
    add(demand.events(), events);
    Contract contract = demand.contract();
    boolean excess = contract != null && contract.excess() == ExcessKind.ROOT_OF_SQUARES;
    if (demand.events() != null || excess || demand.assess() == DemandAssessment.DAY) {
      need.onlyIntervals();
    } else {
      need.peaks();
    }
    if (demand.quantity() == DemandQuantity.KVA) {
      TreeSet<String> pair = new TreeSet<>(List.of(demand.channel(), demand.reactiveChannel()));
      channel(demand.reactiveChannel()).like(pair);
      need.like(pair);
    }
    if (demand.powerFactor() != null) {
      channel(demand.reactiveChannel());
    }
    if (contract != null) {
      attributes.add(contract.attribute());
      Calendar periods = calendar == null ? null : tariff.calendars().get(calendar);
      if (periods != null) {
        periods
            .periods()
            .forEach(period -> deciding.add(Contract.attributeOf(contract.attribute(), period)));
      }
    }
  }

  private void history(Demand demand, ComponentPlan component) {
    Rolling rolling = demand.rolling();
    Ratchet ratchet = demand.ratchet();
    int cycles = 0;
    for (CycleSpan span : binding.cycles().spans()) {
      if (!component.byCycle().get(span.index()).isEmpty()) {
        int looked = rolling == null ? 0 : rolling.months() - 1;
        if (ratchet != null) {
          looked = Math.max(looked, Ratchet.inMonth(ratchet.months(), span.month()));
        }
        cycles = Math.max(cycles, looked - span.index());
      }
    }
    if (cycles > 0) {
      history.put(demand.id(), cycles);
    }
    if (rolling != null || ratchet != null) {
      carried.add(demand.id());
    }
  }

  private void limit(Limit limit) {
    add(limit.attribute(), attributes);
    if (limit.of() == LimitOf.PEAK_KW) {
      WantedChannel need = channel(limit.channel());
      need.window(EnergyForms.DEMAND_WINDOW, false);
      need.onlyIntervals();
    } else if (limit.of() == LimitOf.CYCLE_KWH) {
      channel(limit.channel());
    }
  }

  private static void add(@Nullable String name, Set<String> names) {
    if (name != null) {
      names.add(name);
    }
  }
}
