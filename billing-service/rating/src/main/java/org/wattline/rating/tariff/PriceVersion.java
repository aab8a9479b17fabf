package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.ExactlyOne;
import org.wattline.rating.json.Size;

/** What a component costs from a date on. */
@Doc(
    "What a component costs from a date on. Where several versions hold on one day, the one recorded last"
        + " wins; among those recorded together, the one that starts last.")
@ExactlyOne({"price", "tiers", "index", "marginalOf", "periods"})
public record PriceVersion(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("When this price became known; as old as can be when absent") @Nullable Instant recordedAt,
    @Doc("Money for one unit; for a percentage, per cent; for a bound, the bound")
        @Nullable Exact price,
    @Doc("Money by tiers, the lowest first") @Default("[]") @Size(min = 1, max = 50)
        List<Tier> tiers,
    @Doc("Money that follows an index") @Nullable IndexPrice index,
    @Doc("The price of the highest tier that another component reached in the same cycle: its id")
        @Size(min = 1, max = 64)
        @Nullable String marginalOf,
    @Doc("A price for each period of the component's calendar, or for each set of its events")
        @Default("{}")
        @Size(min = 1, max = 64)
        Map<String, PriceForm> periods)
    implements Dated {
  public PriceVersion {
    Dated.requireOrdered(from, to);
    Tier.requireOrdered(tiers);
  }

  public static PriceVersion of(LocalDate from, Exact price) {
    return new PriceVersion(from, null, null, price, List.of(), null, null, Map.of());
  }

  /** The one price of all periods, when there is one. */
  public @Nullable PriceForm single() {
    return periods.isEmpty() ? new PriceForm(price, tiers, index, marginalOf) : null;
  }

  /** The price in a period, or nothing when this version has none for it. */
  public @Nullable PriceForm in(String period) {
    return periods.isEmpty() ? single() : periods.get(period);
  }
}
