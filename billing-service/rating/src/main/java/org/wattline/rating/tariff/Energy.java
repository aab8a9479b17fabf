package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Size;

/** A charge or credit by energy. */
@Kind("energy")
@Doc(
    "A charge or credit by energy: supply, feed-in, network use, levies. Flat, by period, by tier, by index,"
        + " or several of these together.")
public record Energy(
    @Flat Heading heading,
    @Doc("Who pays") @Default("\"charge\"") Direction direction,
    @Doc("The channel whose energy counts") @Default("\"import\"") @Size(min = 1, max = 64)
        String channel,
    @Doc("The unit that prices and thresholds are for") @Default("\"kwh\"") EnergyUnit unit,
    @Doc("The calendar that divides time into periods; one period when absent")
        @Size(min = 1, max = 64)
        @Nullable String calendar,
    @Doc("How tiers are climbed, where a price has tiers") @Default("{}") Tiering tiering,
    @Doc("Energy that counts against this; none when absent") @Nullable Netting netting,
    @Doc("Factors on the energy from date to date, as for losses; 1 when empty")
        @Default("[]")
        @Size(max = 2000)
        List<Factor> factors,
    @Doc("Rounding of the energy of each period and price version; none when absent")
        @Nullable RoundingRule quantityRounding,
    @Doc("What happens with intervals that reach over a boundary of the calendar or the index")
        @Default("\"refuse\"")
        Coarser coarser,
    @Doc("Prices from date to date") @Size(min = 1, max = 2000) List<PriceVersion> prices)
    implements Component {}
