package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.ExactlyOne;
import org.wattline.rating.json.Size;

/** What one unit costs in one period. */
@Doc("The price of one period.")
@ExactlyOne({"price", "tiers", "index", "marginalOf"})
public record PriceForm(
    @Doc("Money for one unit") @Nullable Exact price,
    @Doc("Money by tiers, the lowest first") @Default("[]") @Size(min = 1, max = 50)
        List<Tier> tiers,
    @Doc("Money that follows an index") @Nullable IndexPrice index,
    @Doc("The price of the highest tier that another component reached in the same cycle: its id")
        @Size(min = 1, max = 64)
        @Nullable String marginalOf) {
  public PriceForm {
    Tier.requireOrdered(tiers);
  }

  public static PriceForm of(Exact price) {
    return new PriceForm(price, List.of(), null, null);
  }
}
