package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;

/** A quantity that climbs tiers whose thresholds are multiplied with a scale and with kW. */
record Climb(Exact quantity, Exact scale, Exact perKw) {
  List<List<Exact>> rows(
      JsonNode tiers, boolean volume, BiFunction<Integer, JsonNode, @Nullable Exact> price) {
    List<List<Exact>> rows = new ArrayList<>();
    Exact from = Exact.ZERO;
    for (int number = 1; number <= tiers.size(); number++) {
      JsonNode tier = tiers.path(number - 1);
      Exact end = end(tier, scale, perKw);
      boolean last = end == null || quantity.compareTo(end) <= 0;
      if (end != null && end.compareTo(from) <= 0) {
        continue;
      }
      Exact inside = quantity.minus(from);
      if (volume) {
        inside = quantity;
      } else if (end != null && !last) {
        inside = end.minus(from);
      }
      if (volume && last && !tier.path("tiers").isEmpty()) {
        int outer = number;
        rows.addAll(rows(tier.path("tiers"), false, (inner, each) -> price.apply(outer, each)));
        inside = Exact.ZERO;
      }
      boolean reached = volume ? last : inside.signum() > 0;
      if (reached || !volume && rows.isEmpty()) {
        Exact each = Objects.requireNonNull(price.apply(number, tier));
        rows.add(row(number, tier, from, end, inside, reached, each));
      }
      if (last) {
        break;
      }
      from = Objects.requireNonNull(end);
    }
    return rows;
  }

  private static List<Exact> row(
      int number,
      JsonNode tier,
      Exact from,
      @Nullable Exact end,
      Exact inside,
      boolean reached,
      Exact price) {
    Exact blocks = Exact.ZERO;
    if (tier.has("block")) {
      blocks =
          Exact.of(inside.dividedBy(number(tier, "block", "")).rounded(0, RoundingMode.CEILING));
    }
    Exact flat = reached ? number(tier, "flat", "0") : Exact.ZERO;
    Exact amount = (tier.has("block") ? blocks : inside).times(price).plus(flat);
    Exact ends = end == null ? Exact.ZERO : end;
    return List.of(Exact.of(number), from, ends, inside, blocks, price, flat, amount);
  }

  /** A quantity no lower than the start of a tier and not beyond its end. */
  Exact within(JsonNode tiers, int tier, Exact quantity) {
    Exact inside = quantity.max(tier == 1 ? quantity : start(tiers, tier));
    Exact end = end(tiers.path(tier - 1), scale, perKw);
    return end == null ? inside : inside.min(end.max(start(tiers, tier)));
  }

  /** Where a tier begins. */
  Exact start(JsonNode tiers, int tier) {
    Exact start = Exact.ZERO;
    for (int below = 1; below < tier; below++) {
      Exact end = end(tiers.path(below - 1), scale, perKw);
      start = end == null ? start : start.max(end);
    }
    return start;
  }

  /** Where a tier ends; null for the last. */
  static @Nullable Exact end(JsonNode tier, Exact scale, Exact perKw) {
    Exact plain = tier.has("upTo") ? number(tier, "upTo", "").times(scale) : null;
    Exact each = number(tier, "upToPerKw", "0").times(perKw).times(scale);
    return !tier.has("upToPerKw") ? plain : plain == null ? each : plain.min(each);
  }

  /** What all rows come to. */
  static Exact cost(List<List<Exact>> rows) {
    return sum(rows.stream().map(List::getLast));
  }
}
