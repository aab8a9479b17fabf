package org.wattline.rating.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.TierPart;
import org.wattline.rating.tariff.Tier;
import org.wattline.rating.tariff.TierMode;

/** Climbs tiers. */
final class TierTable {
  private TierTable() {}

  /** What climbing came to. */
  record Climbed(List<TierPart> parts, Exact amount, Tier marginal, int marginalTier) {}

  static Climbed climb(
      List<Tier> tiers, TierMode mode, Exact quantity, Exact scale, @Nullable Exact perKw) {
    return mode == TierMode.GRADUATED
        ? graduated(tiers, quantity, scale, perKw)
        : volume(tiers, quantity, scale, perKw);
  }

  /** Where a tier ends; null for the last. */
  static @Nullable Exact end(Tier tier, Exact scale, @Nullable Exact perKw) {
    Exact upTo = tier.upTo();
    Exact end = upTo == null ? null : upTo.times(scale);
    Exact each = tier.upToPerKw();
    if (each != null) {
      Exact byDemand = each.times(perKw == null ? Exact.ZERO : perKw).times(scale);
      end = end == null ? byDemand : end.min(byDemand);
    }
    return end;
  }

  private static Climbed graduated(
      List<Tier> tiers, Exact quantity, Exact scale, @Nullable Exact perKw) {
    List<TierPart> parts = new ArrayList<>(tiers.size());
    Exact amount = Exact.ZERO;
    Exact from = Exact.ZERO;
    Tier marginal = tiers.getLast();
    int marginalTier = tiers.size();
    boolean first = true;
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      Exact end = end(tier, scale, perKw);
      if (end != null && end.compareTo(from) <= 0) {
        continue;
      }
      boolean last = end == null || quantity.compareTo(end) <= 0;
      Exact inside = (last || end == null ? quantity : end).minus(from);
      if (first || inside.signum() > 0) {
        TierPart part = part(i + 1, tier, from, end, inside, inside.signum() > 0);
        parts.add(part);
        amount = amount.plus(part.amount());
        marginal = tier;
        marginalTier = i + 1;
      }
      first = false;
      if (last || end == null) {
        break;
      }
      from = end;
    }
    return new Climbed(parts, amount, marginal, marginalTier);
  }

  private static Climbed volume(
      List<Tier> tiers, Exact quantity, Exact scale, @Nullable Exact perKw) {
    Exact from = Exact.ZERO;
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      Exact end = end(tier, scale, perKw);
      if (end != null && end.compareTo(from) <= 0 && i < tiers.size() - 1) {
        continue;
      }
      if (end == null || quantity.compareTo(end) <= 0) {
        if (tier.tiers().isEmpty()) {
          TierPart part = part(i + 1, tier, from, end, quantity, true);
          return new Climbed(List.of(part), part.amount(), tier, i + 1);
        }
        Climbed inner = graduated(tier.tiers(), quantity, scale, perKw);
        List<TierPart> parts = new ArrayList<>(inner.parts());
        parts.add(part(i + 1, tier, from, end, Exact.ZERO, true));
        return new Climbed(parts, inner.amount().plus(tier.flat()), inner.marginal(), i + 1);
      }
      from = end;
    }
    throw new IllegalStateException("The last tier has no end");
  }

  private static TierPart part(
      int number, Tier tier, Exact from, @Nullable Exact end, Exact inside, boolean reached) {
    Exact block = tier.block();
    Exact blocks =
        block == null
            ? null
            : Exact.of(new BigDecimal(inside.wholeSteps(block, RoundingMode.CEILING)));
    Exact flat = reached ? tier.flat() : Exact.ZERO;
    Exact amount = (blocks == null ? inside : blocks).times(tier.price()).plus(flat);
    return new TierPart(number, from, end, inside, blocks, tier.price(), flat, amount);
  }
}
