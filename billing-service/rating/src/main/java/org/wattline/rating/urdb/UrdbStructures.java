package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wattline.rating.urdb.UrdbNote.Fate;
import org.wattline.rating.urdb.UrdbRate.Scheduled;
import org.wattline.rating.urdb.UrdbRate.Tier;
import org.wattline.rating.urdb.UrdbRate.UsageUnit;
import tools.jackson.databind.JsonNode;

/** Reads tables of prices and the schedules that choose among them. */
final class UrdbStructures {
  static final int MAX_PERIODS = 100;
  static final int MAX_TIERS = 50;
  private static final int MONTHS = 12;
  private static final int HOURS = 24;

  /** What some writers put for "no bound". */
  private static final BigDecimal UNBOUNDED = new BigDecimal("1e9");

  private static final Set<String> TIER_FIELDS = Set.of("rate", "adj", "max", "unit", "sell");

  private final UrdbFields fields;

  UrdbStructures(UrdbFields fields) {
    this.fields = fields;
  }

  /** A structure with its weekday and weekend schedules. */
  Optional<Scheduled> scheduled(String structure, String weekday, String weekend, boolean energy) {
    List<List<Tier>> periods = tables(structure, energy);
    List<List<Integer>> days = schedule(weekday, periods.size());
    List<List<Integer>> ends = schedule(weekend, periods.size());
    if (periods.isEmpty()) {
      for (String name : List.of(weekday, weekend)) {
        if (fields.has(name)) {
          fields.note(
              Fate.INFORMATION,
              fields.pointer(name),
              "chooses among the prices of " + structure + ", which has none: nothing is charged.");
        }
      }
      return Optional.empty();
    }
    if (days.isEmpty() && ends.isEmpty() && periods.size() == 1 && !fields.has(weekday)) {
      days = constant();
      ends = constant();
      fields.condition(
          structure, "has one period and no schedule: it is read as holding at all times.");
    } else if (days.isEmpty() || ends.isEmpty()) {
      fields.invalid(
          fields.pointer(structure),
          "needs both " + weekday + " and " + weekend + ", each of 12 months by 24 hours");
      return Optional.empty();
    }
    return Optional.of(new Scheduled(periods, days, ends));
  }

  private static List<List<Integer>> constant() {
    return java.util.Collections.nCopies(MONTHS, java.util.Collections.nCopies(HOURS, 0));
  }

  /** The tables of a structure by period; empty when there are none. */
  List<List<Tier>> tables(String structure, boolean energy) {
    List<List<Tier>> periods = new ArrayList<>();
    Optional<JsonNode> value = fields.get(structure);
    if (value.isEmpty()) {
      return periods;
    }
    String at = fields.pointer(structure);
    if (!value.get().isArray() || value.get().size() > MAX_PERIODS) {
      fields.invalid(at, "is not a list of at most " + MAX_PERIODS + " periods");
      return periods;
    }
    for (int p = 0; p < value.get().size(); p++) {
      periods.add(table(unwrapped(value.get().get(p)), at + "/" + p, energy));
    }
    return periods;
  }

  /** The bulk download wraps each table in an object with one list. */
  private static JsonNode unwrapped(JsonNode period) {
    if (period.isObject() && period.size() == 1) {
      JsonNode only = period.values().iterator().next();
      return only.isArray() ? only : period;
    }
    return period;
  }

  private List<Tier> table(JsonNode period, String at, boolean energy) {
    List<Tier> tiers = new ArrayList<>();
    if (!period.isArray() || period.isEmpty() || period.size() > MAX_TIERS) {
      fields.invalid(at, "is not a list of 1 to " + MAX_TIERS + " tiers");
      return tiers;
    }
    for (int t = 0; t < period.size(); t++) {
      tier(period.get(t), at + "/" + t, energy).ifPresent(tiers::add);
    }
    checkBounds(tiers, energy);
    return tiers;
  }

  private Optional<Tier> tier(JsonNode node, String at, boolean energy) {
    if (!node.isObject()) {
      fields.invalid(at, "is not an object with a rate");
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!TIER_FIELDS.contains(field.getKey()) && !field.getValue().isNull()) {
        fields.note(
            Fate.NOT_REPRESENTED,
            at + "/" + field.getKey(),
            "is a field of a tier that this importer does not know.");
      }
    }
    Optional<BigDecimal> rate = optional(node, "rate", at);
    Optional<BigDecimal> adjustment = optional(node, "adj", at);
    if (rate.isEmpty() && adjustment.isEmpty()) {
      if (energy && node.get("sell") == null) {
        fields.note(
            Fate.CONDITION,
            at,
            "has neither a rate nor an adjustment: it is read as a price of 0.");
      } else {
        fields.note(Fate.CONDITION, at, "has no rate: it is read as a price of 0.");
      }
    }
    Optional<BigDecimal> bound = bound(node, at);
    if (bound.isPresent() && bound.get().signum() <= 0) {
      fields.invalid(at + "/max", "is a tier's end and must be more than 0");
      return Optional.empty();
    }
    return Optional.of(
        new Tier(
            rate.orElse(BigDecimal.ZERO).add(adjustment.orElse(BigDecimal.ZERO)),
            optional(node, "sell", at),
            bound,
            energy ? usageUnit(node, at) : demandUnit(node, at),
            at));
  }

  /** Some writers put a number beyond all numbers, 1e38, where a tier has no end. */
  private Optional<BigDecimal> bound(JsonNode node, String at) {
    JsonNode max = node.get("max");
    boolean endless = max != null && max.isNumber() && max.decimalValue().compareTo(UNBOUNDED) >= 0;
    return endless
        ? Optional.empty()
        : optional(node, "max", at).filter(end -> end.compareTo(UNBOUNDED) < 0);
  }

  private Optional<BigDecimal> optional(JsonNode node, String name, String at) {
    JsonNode value = node.get(name);
    return value == null || value.isNull()
        ? Optional.empty()
        : fields.number(value, at + "/" + name);
  }

  private UsageUnit usageUnit(JsonNode node, String at) {
    JsonNode unit = node.get("unit");
    if (unit == null || unit.isNull()) {
      return UsageUnit.KWH;
    }
    String text = unit.isString() ? unit.stringValue().strip() : "";
    for (UsageUnit known : UsageUnit.values()) {
      if (known.text.equalsIgnoreCase(text)) {
        return known;
      }
    }
    fields.invalid(
        at + "/unit",
        "is none of kWh, kWh/kW, kWh daily and kWh/kW daily, so the bound cannot be read");
    return UsageUnit.KWH;
  }

  /** Demand tiers carry their unit beside the structure; a tier may repeat it, but not another. */
  private UsageUnit demandUnit(JsonNode node, String at) {
    JsonNode unit = node.get("unit");
    if (unit != null && !unit.isNull()) {
      String text = unit.isString() ? unit.stringValue().strip().toLowerCase(Locale.ROOT) : "";
      if (!text.equals("kw")) {
        fields.note(
            Fate.NOT_REPRESENTED,
            at + "/unit",
            "prices a tier of demand per '" + text + "'; only kW can be read here.");
      }
    }
    return UsageUnit.KWH;
  }

  private void checkBounds(List<Tier> tiers, boolean energy) {
    for (int t = 0; t < tiers.size(); t++) {
      Tier tier = tiers.get(t);
      boolean last = t == tiers.size() - 1;
      if (tier.bound().isEmpty() && !last && !endsWithItsBlock(tiers, t, energy)) {
        fields.invalid(tier.pointer(), "has no max, so the tiers after it can never be reached");
      }
      if (t > 0 && tier.bound().isPresent() && tiers.get(t - 1).bound().isPresent()) {
        Tier before = tiers.get(t - 1);
        boolean comparable = !energy || before.unit() == tier.unit();
        if (comparable && tier.bound().orElseThrow().compareTo(before.bound().orElseThrow()) <= 0) {
          fields.invalid(tier.pointer() + "/max", "is not above the max of the tier before");
        }
      }
      if (last && tier.bound().isPresent()) {
        fields.note(
            Fate.CONDITION,
            tier.pointer() + "/max",
            "ends the last tier, and URDB names no price above it: the tier's own price goes on.");
      }
    }
  }

  /** A step in kWh without an end goes on to that of the block per kW in which it stands. */
  private static boolean endsWithItsBlock(List<Tier> tiers, int t, boolean energy) {
    return energy
        && tiers.getFirst().unit().perKw()
        && !tiers.get(t).unit().perKw()
        && tiers.get(t + 1).unit().perKw();
  }

  private List<List<Integer>> schedule(String name, int periods) {
    Optional<JsonNode> value = fields.get(name);
    List<List<Integer>> months = new ArrayList<>();
    if (value.isEmpty()) {
      return months;
    }
    String at = fields.pointer(name);
    if (!value.get().isArray() || value.get().size() != MONTHS) {
      fields.invalid(at, "is not a list of 12 months");
      return months;
    }
    for (int m = 0; m < MONTHS; m++) {
      JsonNode row = value.get().get(m);
      if (!row.isArray() || row.size() != HOURS) {
        fields.invalid(at + "/" + m, "is not a list of 24 hours");
        return new ArrayList<>();
      }
      List<Integer> hours = new ArrayList<>(HOURS);
      for (int h = 0; h < HOURS; h++) {
        hours.add(period(row.get(h), at + "/" + m + "/" + h, periods));
      }
      months.add(hours);
    }
    return months;
  }

  private int period(JsonNode cell, String at, int periods) {
    Optional<BigDecimal> number = fields.number(cell, at);
    if (number.isEmpty()) {
      return 0;
    }
    BigDecimal value = number.get().stripTrailingZeros();
    if (value.scale() > 0
        || value.signum() < 0
        || value.compareTo(BigDecimal.valueOf(Math.max(periods, 1))) >= 0) {
      fields.invalid(
          at, "names period " + value.toPlainString() + ", and there are " + periods + " from 0");
      return 0;
    }
    return value.intValueExact();
  }
}
