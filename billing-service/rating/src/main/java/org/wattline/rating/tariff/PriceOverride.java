package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.ExactlyOne;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A price that beats the list price. */
@Doc(
    "A price that beats the list price, whenever that was recorded: for one component, and if named"
        + " for one period and tier of it. A newer override beats an older one. One that finds no"
        + " such component, period or tier refuses the line, or for a component the whole bill.")
@ExactlyOne({"price", "factor"})
public record PriceOverride(
    @Doc("The component") @Pattern(Heading.ID) String component,
    @Doc("The period; every period when absent") @Size(min = 1, max = 64) @Nullable String period,
    @Doc("The tier, from 1; every tier when absent") @Range(min = "1", max = "50")
        @Nullable Integer tier,
    @Doc("The first day") LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("When it became known; as old as can be when absent") @Nullable Instant recordedAt,
    @Doc("The price instead; for a price that follows an index, a fixed price instead of it")
        @Nullable Exact price,
    @Doc("Multiplies the list price") @Nullable Exact factor,
    @Doc("Added to the list price, with factor") @Default("\"0\"") Exact add)
    implements Dated {
  public PriceOverride {
    Dated.requireOrdered(from, to);
  }
}
