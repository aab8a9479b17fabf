package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.urdb.UrdbNote.Fate;
import org.wattline.rating.urdb.UrdbRate.GenerationRule;
import org.wattline.rating.urdb.UrdbRate.Scheduled;
import org.wattline.rating.urdb.UrdbRate.Tier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Energy charges with their tiers, fuel adjustments, and what generation earns. */
final class UrdbEnergy {
  private static final int MONTHS = 12;
  private static final int DECEMBER = 12;
  private static final String ENERGY = "energy";
  private static final String PERIODS = "energy-periods";

  private final UrdbTariff tariff;
  private final UrdbRate rate;
  private final UrdbFields fields;
  private final UrdbOptions options;
  private final @Nullable String demand;
  private final UrdbDemand schedules;

  /** For each period the table that says how many tiers there are. */
  private List<List<Tier>> models = new ArrayList<>();

  UrdbEnergy(
      UrdbTariff tariff,
      UrdbRate rate,
      UrdbFields fields,
      UrdbOptions options,
      @Nullable String demand) {
    this.tariff = tariff;
    this.rate = rate;
    this.fields = fields;
    this.options = options;
    this.demand = demand;
    this.schedules = new UrdbDemand(tariff, rate, fields, options);
  }

  void add() {
    GenerationRule rule = options.generation() ? rate.generationRule() : GenerationRule.NONE;
    rate.energy()
        .map(this::withShorterTablesByMonth)
        .ifPresent(
            energy -> {
              schedules.schedule(PERIODS, energy);
              if (rule == GenerationRule.BUY_ALL_SELL_ALL) {
                tariff.load();
              }
              charge(energy, rule);
              generation(energy, rule);
            });
    fuel(rule);
  }

  /**
   * Where higher tiers of a shorter table are free, they are so in months only that have a longer
   * one: a period that months of both kinds have becomes two.
   */
  private Scheduled withShorterTablesByMonth(Scheduled energy) {
    models = new ArrayList<>(energy.periods());
    if (options.shorterTables() != UrdbOptions.ShorterTables.FREE) {
      return energy;
    }
    List<List<Tier>> tables = new ArrayList<>(energy.periods());
    Map<List<Object>, Integer> places = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    List<List<Integer>> weekday = new ArrayList<>();
    List<List<Integer>> weekend = new ArrayList<>();
    for (int m = 0; m < MONTHS; m++) {
      List<Tier> longest = longest(energy, m);
      Map<Integer, Integer> renamed = new HashMap<>();
      for (int p : occurring(energy, m)) {
        boolean shorter = energy.periods().get(p).size() < longest.size();
        List<Tier> model = shorter ? longest : energy.periods().get(p);
        Integer place = places.get(List.of(p, model));
        if (place == null) {
          place = taken.add(p) ? p : tables.size();
          if (place == tables.size()) {
            tables.add(energy.periods().get(p));
            models.add(model);
          }
          models.set(place, model);
          places.put(List.of(p, model), place);
        }
        renamed.put(p, place);
      }
      weekday.add(energy.weekday().get(m).stream().map(renamed::get).toList());
      weekend.add(energy.weekend().get(m).stream().map(renamed::get).toList());
    }
    return new Scheduled(tables, weekday, weekend);
  }

  private static Set<Integer> occurring(Scheduled energy, int month) {
    Set<Integer> periods = new TreeSet<>(energy.weekday().get(month));
    periods.addAll(energy.weekend().get(month));
    return periods;
  }

  private static List<Tier> longest(Scheduled energy, int month) {
    return occurring(energy, month).stream()
        .map(energy.periods()::get)
        .max(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  private void charge(Scheduled energy, GenerationRule rule) {
    ObjectNode component = tariff.component("energy", ENERGY, "Energy charge", "energy");
    if (rule == GenerationRule.BUY_ALL_SELL_ALL) {
      component.put("channel", "load");
    }
    component.put("calendar", PERIODS);
    tiering(component, energy);
    if (rule == GenerationRule.NET_METERING) {
      net(component);
    }
    prices(tariff.price(component), energy, false);
    tariff.countsForMinimum(ENERGY);
    fields.represented("energyratestructure", "is charged on the energy of each period.");
    for (String name : List.of("energyweekdayschedule", "energyweekendschedule")) {
      if (fields.has(name)) {
        fields.represented(name, "chooses the period of each month and hour.");
      }
    }
  }

  /** Nets a component month by month; what is left goes to the period of the same time of day. */
  static void net(ObjectNode component) {
    ObjectNode netting = component.putObject("netting");
    netting.put("bank", "time-of-day");
    netting.putArray("hours").add(0).add(5).add(11).add(17);
    netting.put("trueUpMonth", DECEMBER);
  }

  private void tiering(ObjectNode component, Scheduled energy) {
    List<Tier> bounded =
        energy.periods().stream()
            .flatMap(List::stream)
            .filter(tier -> tier.bound().isPresent())
            .toList();
    if (energy.periods().stream().allMatch(table -> table.size() == 1)) {
      return;
    }
    boolean daily = bounded.stream().anyMatch(tier -> tier.unit().daily());
    if (daily && !bounded.stream().allMatch(tier -> tier.unit().daily())) {
      fields.invalid(
          fields.pointer("energyratestructure"), "mixes tiers by the day with tiers by the month");
    }
    ObjectNode tiering = component.putObject("tiering");
    tiering.put("reading", reading());
    if (daily) {
      tiering.put("thresholds", "day");
    }
    if (demand != null && bounded.stream().anyMatch(tier -> tier.unit().perKw())) {
      tiering.put("demand", demand);
    }
    if (energy.periods().size() > 1) {
      fields.condition(
          "energyratestructure",
          "has tiers and periods, and URDB does not say how they meet: it is read as "
              + reading()
              + ".");
      unequalTables(energy);
    }
  }

  private String reading() {
    return switch (options.tiers()) {
      case PRO_RATA -> "pro-rata";
      case CHRONOLOGICAL -> "chronological";
      case PER_PERIOD -> "per-period";
      case BY_GENERATION_RULE -> rate.generationRule().perInterval() ? "chronological" : "pro-rata";
    };
  }

  /** Says so where two periods of one month do not have the same tiers. */
  private void unequalTables(Scheduled energy) {
    for (int m = 0; m < MONTHS; m++) {
      Set<List<Optional<BigDecimal>>> bounds = new HashSet<>();
      for (int p : occurring(energy, m)) {
        bounds.add(
            energy.periods().get(p).stream()
                .map(tier -> tier.bound().map(BigDecimal::stripTrailingZeros))
                .toList());
      }
      if (bounds.size() > 1) {
        fields.condition(
            "energyratestructure",
            "has periods with different tiers in one month (month "
                + (m + 1)
                + "): each period's share is priced by its own table"
                + (options.shorterTables() == UrdbOptions.ShorterTables.FREE
                    ? ", and is free above a table that is shorter than the others."
                    : "."));
        return;
      }
    }
  }

  private void prices(ObjectNode price, Scheduled energy, boolean sell) {
    ObjectNode byPeriod = price.putObject("periods");
    for (int p = 0; p < energy.periods().size(); p++) {
      table(byPeriod.putObject(UrdbDemand.period(p)), energy.periods().get(p), models.get(p), sell);
    }
  }

  private void table(ObjectNode into, List<Tier> tiers, List<Tier> model, boolean sell) {
    List<Tier> steps = new ArrayList<>(tiers);
    boolean free =
        options.shorterTables() == UrdbOptions.ShorterTables.FREE && tiers.size() < model.size();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Optional<BigDecimal> block = firstBlock(steps);
    for (int t = 0; t < steps.size(); t++) {
      Tier tier = steps.get(t);
      boolean last = t == steps.size() - 1;
      if (tier.unit().perKw()) {
        block = tier.bound();
        if (!last && block.isPresent() && !steps.get(t + 1).unit().perKw() && markers(steps)) {
          continue;
        }
      }
      ObjectNode step = list.addObject();
      Optional<BigDecimal> bound =
          last && free
              ? model.get(steps.size() - 1).bound()
              : last ? Optional.empty() : tier.bound();
      if (bound.isPresent()) {
        step.put(tier.unit().perKw() ? "upToPerKw" : "upTo", UrdbTariff.decimal(bound.get()));
      }
      if (!tier.unit().perKw() && block.isPresent() && !(last && !free)) {
        step.put("upToPerKw", UrdbTariff.decimal(block.get()));
      }
      step.put("price", UrdbTariff.decimal(amount(tier, sell)));
    }
    if (free) {
      list.addObject().put("price", "0");
    }
    if (list.size() == 1) {
      into.put("price", list.get(0).get("price").stringValue());
    } else {
      into.set("tiers", list);
    }
  }

  /**
   * Whether tiers per kW open blocks that tiers in kWh cut into steps: so when the first is per kW.
   */
  private static boolean markers(List<Tier> tiers) {
    return tiers.getFirst().unit().perKw();
  }

  private static Optional<BigDecimal> firstBlock(List<Tier> tiers) {
    return markers(tiers) ? tiers.getFirst().bound() : Optional.empty();
  }

  private static BigDecimal amount(Tier tier, boolean sell) {
    return sell ? tier.sell().orElse(BigDecimal.ZERO) : tier.price();
  }

  private void generation(Scheduled energy, GenerationRule rule) {
    boolean sells =
        energy.periods().stream()
            .flatMap(List::stream)
            .anyMatch(tier -> tier.sell().filter(price -> price.signum() != 0).isPresent());
    noteSell(rule, sells);
    switch (rule) {
      case NONE -> {
        if (rate.generationRule() != GenerationRule.NONE) {
          rule(
              "is a rule for accounts that generate; the tariff was imported for one that does"
                  + " not.");
        }
      }
      case NET_METERING ->
          rule(
              "nets exported against imported energy in each month and period; what is left over"
                  + " goes to the period of the same time of day and lapses after December, for"
                  + " URDB names no price for it.");
      case NET_BILLING_INSTANTANEOUS -> {
        credit(energy, "export");
        rule("credits each interval's export at the sell price.");
      }
      case NET_BILLING_HOURLY -> {
        credit(energy, "export");
        ObjectNode wallet =
            tariff.component("wallet", "carry-over", "Credit carried over", "generation");
        wallet.putArray("earnedBy").add("export-credit");
        wallet.putArray("spentOn").add(ENERGY);
        wallet.put("spendAtOnce", false);
        wallet.put("trueUpMonth", DECEMBER);
        tariff.countsForMinimum("carry-over");
        rule(
            "credits each interval's export at the sell price; credit is spent on later months'"
                + " energy and paid out after December.");
      }
      case BUY_ALL_SELL_ALL -> {
        credit(energy, "generation");
        rule(
            "charges all that is consumed and credits all that is generated: the usage needs the"
                + " channel 'generation'.");
      }
    }
  }

  private void rule(String sentence) {
    fields.condition(fields.has("dgrules") ? "dgrules" : "usenetmetering", sentence);
  }

  private void noteSell(GenerationRule rule, boolean sells) {
    if (sells && !rule.perInterval()) {
      fields.note(
          Fate.CONDITION,
          fields.pointer("energyratestructure"),
          "has sell prices, which are not used: "
              + (rule == GenerationRule.NET_METERING
                  ? "net metering sets energy against energy."
                  : "no rule for generation applies."));
    }
  }

  private void credit(Scheduled energy, String channel) {
    ObjectNode component =
        tariff.component("energy", "export-credit", "Credit for generation", "generation");
    component.put("direction", "credit").put("channel", channel).put("calendar", PERIODS);
    tiering(component, energy);
    prices(tariff.price(component), energy, true);
    tariff.countsForMinimum("export-credit");
  }

  private void fuel(GenerationRule rule) {
    if (!rate.fuelAdjustments().isEmpty()) {
      new UrdbFuel(tariff, rate, fields).add(rule);
    }
  }
}
