package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/** Tiers that fill as time passes: each interval goes through the tiers of its period. */
final class Filling {
  private final Terms terms;
  private final Readings readings;
  private final JsonNode own;
  private final Map<Key, Taken> taken = new LinkedHashMap<>();
  private final Set<Integer> opened = new HashSet<>();
  private Exact start = Exact.ZERO;
  private Exact position = Exact.ZERO;

  Filling(Terms terms, Readings readings, JsonNode component) {
    this.terms = terms;
    this.readings = readings;
    this.own = component;
  }

  record Key(LocalDateRange days, String period, int tier) {}

  /** What a tier took: energy before its factor, blocks begun, and what reaching it costs. */
  record Taken(Exact energy, Exact blocks, Exact flat) {
    static final Taken NOTHING = new Taken(Exact.ZERO, Exact.ZERO, Exact.ZERO);

    Taken plus(Taken more) {
      return new Taken(energy.plus(more.energy), blocks.plus(more.blocks), flat.plus(more.flat));
    }
  }

  /** Begins at the foot of the tiers, or where the year has come to. */
  void begin(Exact before) {
    start = before;
    position = before;
    opened.clear();
  }

  Exact climbed() {
    return position.minus(start);
  }

  Map<Key, Taken> taken() {
    return taken;
  }

  Taken taken(LocalDateRange days, String period, int tier) {
    return taken.getOrDefault(new Key(days, period, tier), Taken.NOTHING);
  }

  /** Takes all intervals of some days with the same prices. */
  void fill(LocalDateRange days, Exact factor, Exact scale, Exact perKw) {
    Climb climb = new Climb(start, scale, perKw);
    for (LocalDate day : days.dates()) {
      for (Map.Entry<Long, Exact> each : readings.values(own, day).entrySet()) {
        String calendar = text(own, "calendar");
        String period = calendar.isEmpty() ? "" : readings.period(calendar, each.getKey());
        JsonNode tiers = terms.form(own, period, days.from()).path("tiers");
        Exact next = position.plus(each.getValue().times(factor));
        if (tiers.isEmpty()) {
          add(new Key(days, period, 1), new Taken(each.getValue(), Exact.ZERO, Exact.ZERO));
        }
        for (int tier = 1; tier <= tiers.size() && !factor.isZero(); tier++) {
          add(new Key(days, period, tier), through(tiers, tier, climb, next, factor));
        }
        position = next;
      }
    }
  }

  /** The price of the highest tier reached in the last days, by the first period with tiers. */
  Optional<Exact> marginal(LocalDateRange last) {
    Map<String, Integer> highest = new TreeMap<>();
    taken.forEach(
        (key, each) -> {
          if (key.days().equals(last) && !each.energy().isZero()) {
            highest.merge(key.period(), key.tier(), Math::max);
          }
        });
    int tier = highest.values().stream().reduce(1, Math::max);
    for (String period : highest.keySet()) {
      int tiers = terms.form(own, period, last.from()).path("tiers").size();
      if (tiers > 0) {
        return Optional.ofNullable(terms.price(own, period, Math.min(tier, tiers), last.from()));
      }
    }
    return Optional.empty();
  }

  private void add(Key key, Taken more) {
    taken.merge(key, more, Taken::plus);
  }

  private Taken through(JsonNode tiers, int number, Climb climb, Exact next, Exact factor) {
    JsonNode tier = tiers.path(number - 1);
    Exact from = climb.within(tiers, number, position);
    Exact to = climb.within(tiers, number, next);
    Exact foot = climb.start(tiers, number);
    boolean opens = to.compareTo(from) > 0 && opened.add(number) && start.compareTo(foot) <= 0;
    Exact blocks =
        tier.has("block")
            ? blocks(to.minus(foot), tier).minus(blocks(from.minus(foot), tier))
            : Exact.ZERO;
    Exact flat = opens ? number(tier, "flat", "0") : Exact.ZERO;
    return new Taken(to.minus(from).dividedBy(factor), blocks, flat);
  }

  private static Exact blocks(Exact inside, JsonNode tier) {
    return Exact.of(inside.dividedBy(number(tier, "block", "")).rounded(0, RoundingMode.CEILING));
  }
}
