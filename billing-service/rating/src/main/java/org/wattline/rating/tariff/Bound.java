package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Size;

/** The least or the most that other lines may come to. */
@Kind("bound")
@Doc(
    "A minimum or maximum charge: the line is what brings the other lines of the cycle or year to the"
        + " bound.")
public record Bound(
    @Flat Heading heading,
    @Doc("Which way it works") BoundKind bound,
    @Doc(
            "The time that the bound is for; it is assessed over the cycle, and a yearly one in the bill that ends the"
                + " year")
        @Default("\"cycle\"")
        Per per,
    @Doc("What the bound is for a part of that time") @Default("\"days\"") Proration proration,
    @Doc(
            "Ids of components, or `group:network` for a whole group; only components written before this one")
        @Size(min = 1, max = 100)
        List<String> of,
    @Doc(
            "A numeric attribute of the account that multiplies the bound, each value for its days (by the year: that"
                + " of the last day); 1 when absent")
        @Size(min = 1, max = 64)
        @Nullable String quantity,
    @Doc("Whether a cycle whose lines come to less than nothing counts as nothing") @Default("true")
        boolean negativeIsZero,
    @Doc("The bound from date to date, as `price`") @Size(min = 1, max = 2000)
        List<PriceVersion> prices)
    implements Component {}
