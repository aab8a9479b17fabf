package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Size;

/** A share of other lines. */
@Kind("percentage")
@Doc("Per cent of other components' lines in the same cycle: a discount, a surcharge, a duty.")
public record Percentage(
    @Flat Heading heading,
    @Doc(
            "Ids of components, or `group:network` for a whole group; only components written"
                + " before this one")
        @Size(min = 1, max = 100)
        List<String> of,
    @Doc("The least amount of a cycle") @Nullable Exact least,
    @Doc("The greatest amount of a cycle") @Nullable Exact most,
    @Doc("The least amount for the energy of the days charged; none when absent")
        @Nullable EnergyFloor leastPerEnergy,
    @Doc("Per cent from date to date, as `price`; negative for a discount")
        @Size(min = 1, max = 2000)
        List<PriceVersion> prices)
    implements Component {
  /** A least amount by energy. */
  @Doc("A least amount by energy, as Spain's tax on electricity has for each MWh.")
  public record EnergyFloor(
      @Doc("The channel whose energy counts") @Default("\"import\"") @Size(min = 1, max = 64)
          String channel,
      @Doc("The unit that the amount is for") @Default("\"mwh\"") EnergyUnit unit,
      @Doc("Money for one unit") Exact amount) {}
}
