package org.wattline.rating.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.tariff.Bound;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Contract;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Fixed;
import org.wattline.rating.tariff.IndexPrice;
import org.wattline.rating.tariff.Limit;
import org.wattline.rating.tariff.Per;
import org.wattline.rating.tariff.PriceVersion;
import org.wattline.rating.tariff.Ratchet;
import org.wattline.rating.tariff.Rolling;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TierAssessment;
import org.wattline.rating.tariff.Wallet;

/** What rating by a plan needs to be given. */
public record Needs(
    Map<String, Channel> channels,
    Set<String> attributes,
    Map<String, Integer> history,
    Set<String> indices,
    Set<String> events,
    Set<String> carried) {
  /**
   * A channel.
   *
   * @param energy whether register totals would do where there are no intervals
   * @param intervals whether only intervals will do
   * @param maxMinutes the longest interval that will do
   * @param periods the periods that registers would have to tell apart, by calendar
   */
  public record Channel(
      boolean energy, boolean intervals, int maxMinutes, Map<String, List<String>> periods) {}

  static Needs of(Plan plan) {
    TariffDocument tariff = plan.binding().tariff();
    Map<String, Channel> channels = new TreeMap<>();
    for (ChannelNeed need : plan.channels().values()) {
      if (need.virtual() == null) {
        channels.put(need.name(), channel(plan, need));
      }
    }
    Set<String> attributes = new TreeSet<>(plan.binding().decidingAttributes());
    Map<String, Integer> history = new TreeMap<>();
    Set<String> indices = new TreeSet<>();
    Set<String> events = new TreeSet<>();
    Set<String> carried = new TreeSet<>();
    for (Limit limit : tariff.limits()) {
      String attribute = limit.attribute();
      if (attribute != null) {
        attributes.add(attribute);
      }
    }
    tariff
        .calendars()
        .values()
        .forEach(
            calendar ->
                calendar
                    .rules()
                    .forEach(
                        rule -> {
                          String name = rule.events();
                          if (name != null) {
                            events.add(name);
                          }
                        }));
    for (ComponentPlan component : plan.components()) {
      collect(component.component(), attributes, history, indices, events, carried);
    }
    return new Needs(channels, attributes, history, indices, events, carried);
  }

  private static Channel channel(Plan plan, ChannelNeed need) {
    int minutes = need.windows().isEmpty() ? 60 : need.windows().first();
    Map<String, List<String>> periods = new TreeMap<>();
    for (String name : need.calendars()) {
      Calendar calendar = plan.binding().tariff().calendars().get(name);
      if (calendar != null) {
        periods.put(name, calendar.periods());
      }
    }
    return new Channel(need.wantsEnergy(), need.wantsValues(), minutes, periods);
  }

  private static void collect(
      Component component,
      Set<String> attributes,
      Map<String, Integer> history,
      Set<String> indices,
      Set<String> events,
      Set<String> carried) {
    switch (component) {
      case Fixed fixed -> addPresent(fixed.quantity(), attributes);
      case Bound bound -> {
        addPresent(bound.quantity(), attributes);
        if (bound.per() == Per.YEAR) {
          carried.add(bound.id());
        }
      }
      case Demand demand -> {
        Contract contract = demand.contract();
        addPresent(contract == null ? null : contract.attribute(), attributes);
        addPresent(demand.events(), events);
        Rolling rolling = demand.rolling();
        Ratchet ratchet = demand.ratchet();
        int months = rolling == null ? 0 : rolling.months() - 1;
        if (ratchet != null) {
          for (int count : ratchet.months()) {
            months = Math.max(months, count);
          }
        }
        if (months > 0) {
          history.put(demand.id(), months);
          carried.add(demand.id());
        }
      }
      case Energy energy -> {
        for (PriceVersion version : energy.prices()) {
          addIndex(version.index(), indices);
          version.periods().values().forEach(form -> addIndex(form.index(), indices));
        }
        if (energy.netting() != null || energy.tiering().assess() == TierAssessment.YEAR) {
          carried.add(energy.id());
        }
      }
      case Wallet wallet -> carried.add(wallet.id());
      default -> {
        // it needs nothing of its own
      }
    }
  }

  private static void addPresent(@Nullable String name, Set<String> names) {
    if (name != null) {
      names.add(name);
    }
  }

  private static void addIndex(@Nullable IndexPrice index, Set<String> names) {
    if (index != null) {
      names.add(index.id());
    }
  }
}
