package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** One tier of a price. */
@Doc(
    "A tier: what a quantity costs up to a threshold. The last tier has no threshold. Where both"
        + " thresholds are given, the lower one counts; a tier that ends where the one before ended is"
        + " empty.")
public record Tier(
    @Doc("The quantity at which the tier ends; that quantity itself is still in it")
        @Range(min = "0", max = "1000000000000")
        @Nullable Exact upTo,
    @Doc("The same for each kW of billed demand: kWh per kW") @Range(min = "0", max = "1000000000")
        @Nullable Exact upToPerKw,
    @Doc("Money for one unit, or for one block where blocks are sold whole") @Default("\"0\"")
        Exact price,
    @Doc("Money once, when the quantity reaches into this tier") @Default("\"0\"") Exact flat,
    @Doc("The size of a block: the part in this tier is counted in whole blocks, rounded up")
        @Range(min = "0", max = "1000000000000")
        @Nullable Exact block,
    @Doc("In volume mode: tiers, graduated, that price all of the quantity instead of one price")
        @Default("[]")
        @Size(max = 50)
        List<Tier> tiers) {
  public Tier {
    if (block != null && block.signum() <= 0) {
      throw new IllegalArgumentException("A block must be positive");
    }
    if (!tiers.isEmpty() && (!price.isZero() || block != null)) {
      throw new IllegalArgumentException("A tier that has tiers has no price or block of its own");
    }
    for (Tier inner : tiers) {
      if (!inner.tiers().isEmpty()) {
        throw new IllegalArgumentException("Tiers within a tier have no tiers of their own");
      }
    }
    requireOrdered(tiers);
  }

  public static Tier upTo(String upTo, String price) {
    return new Tier(Exact.parse(upTo), null, Exact.parse(price), Exact.ZERO, null, List.of());
  }

  public static Tier beyond(String price) {
    return new Tier(null, null, Exact.parse(price), Exact.ZERO, null, List.of());
  }

  /** Whether the tier has no end. */
  public boolean isLast() {
    return upTo == null && upToPerKw == null;
  }

  /** The rule that every list of tiers keeps: they rise, and the last alone has no end. */
  static void requireOrdered(List<Tier> tiers) {
    Exact previous = null;
    Exact previousPerKw = Exact.ZERO;
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      boolean last = i == tiers.size() - 1;
      if (last != tier.isLast()) {
        throw new IllegalArgumentException(
            last
                ? "The last tier has no threshold: leave out its upTo"
                : "Tier " + (i + 1) + " needs a threshold: only the last has none");
      }
      Exact upTo = tier.upTo();
      if (upTo != null && tier.upToPerKw() == null) {
        if (previous != null && upTo.compareTo(previous) <= 0) {
          throw new IllegalArgumentException(
              "Tier " + (i + 1) + " ends at " + upTo + ", not above " + previous);
        }
        previous = upTo;
      }
      Exact perKw = tier.upToPerKw();
      if (perKw != null) {
        if (perKw.compareTo(previousPerKw) < 0) {
          throw new IllegalArgumentException(
              "Tier " + (i + 1) + " ends at " + perKw + " per kW, below " + previousPerKw);
        }
        previousPerKw = perKw;
      }
    }
  }
}
