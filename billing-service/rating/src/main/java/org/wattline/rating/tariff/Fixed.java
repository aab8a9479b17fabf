package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Size;

/** A charge by time. */
@Kind("fixed")
@Doc(
    "A charge by time: standing charge, meter rent, contracted capacity, a lump discount. Price x time x"
        + " quantity.")
public record Fixed(
    @Flat Heading heading,
    @Doc("Who pays") @Default("\"charge\"") Direction direction,
    @Doc(
            "The time that the price covers; where the cycle is the billing period, a month is that period, however"
                + " long: what each month of the calendar costs is then a price per year in `twelfths`")
        @Default("\"month\"")
        Per per,
    @Doc("What a part of that time costs") @Default("\"days\"") Proration proration,
    @Doc(
            "A numeric attribute of the account that multiplies the price, as `contractedKw`; 1 when absent")
        @Size(min = 1, max = 64)
        @Nullable String quantity,
    @Doc("What tiers of the price mean; they are climbed by the quantity") @Default("\"volume\"")
        TierMode tierMode,
    @Doc("Prices from date to date: money for one unit of the quantity and the time")
        @Size(min = 1, max = 2000)
        List<PriceVersion> prices)
    implements Component {}
