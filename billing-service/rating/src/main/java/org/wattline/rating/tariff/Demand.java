package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A charge by the highest power drawn. */
@Kind("demand")
@Doc(
    "A charge by the highest power drawn in a window: of the cycle, of each period, of each day, or"
        + " in named events. Order: measured peak, rolling mean, ratchet, power factor, contract,"
        + " minimum, rounding, tiers, price.")
public record Demand(
    @Flat Heading heading,
    @Doc("Who pays") @Default("\"charge\"") Direction direction,
    @Doc("The channel whose power counts") @Default("\"import\"") @Size(min = 1, max = 64)
        String channel,
    @Doc("The channel of reactive energy, for kVA and power factor")
        @Default("\"reactive\"")
        @Size(min = 1, max = 64)
        String reactiveChannel,
    @Doc("What is measured") @Default("\"kw\"") DemandQuantity quantity,
    @Doc("The calendar whose periods have a peak each; one peak when absent")
        @Size(min = 1, max = 64)
        @Nullable String calendar,
    @Doc(
            "The events of the reference data in which alone the peak counts; each named set has"
                + " its own")
        @Size(min = 1, max = 64)
        @Nullable String events,
    @Doc("Minutes over which power is averaged, from the full hour on")
        @Default("15")
        @Range(min = "1", max = "60")
        int window,
    @Doc("What happens with intervals longer than the window") @Default("\"refuse\"")
        Coarser coarser,
    @Doc("How often the highest demand is taken") @Default("\"cycle\"") DemandAssessment assess,
    @Doc("Whether only the period with the highest peak is charged") @Default("false")
        boolean highestPeriodOnly,
    @Doc("The mean of several cycles' peaks instead of this cycle's") @Nullable Rolling rolling,
    @Doc("Earlier peaks that still count") @Nullable Ratchet ratchet,
    @Doc("Correction for a poor power factor") @Nullable PowerFactor powerFactor,
    @Doc("What a contracted power does") @Nullable Contract contract,
    @Doc("The least that is billed, in kW") @Nullable Exact minimum,
    @Doc("Rounding of the billed demand; none when absent") @Nullable RoundingRule quantityRounding,
    @Doc(
            "The time that the price covers; with assessment by day, the price is for a kW and day; where the cycle is"
                + " the billing period, a month is that period")
        @Default("\"month\"")
        Per per,
    @Doc("What a part of that time costs") @Default("\"days\"") Proration proration,
    @Doc("What tiers of the price mean") @Default("\"graduated\"") TierMode tierMode,
    @Doc("Prices from date to date: money for one kW (kVA, kvar) and the time")
        @Size(min = 1, max = 2000)
        List<PriceVersion> prices)
    implements Component {
  public Demand {
    if (60 % window != 0) {
      throw new IllegalArgumentException(
          "A window must divide the hour: 1, 5, 10, 15, 20, 30 or 60");
    }
    if (events != null && calendar != null) {
      throw new IllegalArgumentException("A demand has a calendar or events, not both");
    }
    if (assess == DemandAssessment.DAY && (rolling != null || ratchet != null || events != null)) {
      throw new IllegalArgumentException(
          "Demand assessed daily has no ratchet, no rolling mean and no events");
    }
    if (assess == DemandAssessment.DAY
        && (powerFactor != null
            || contract != null
            || minimum != null
            || quantityRounding != null
            || highestPeriodOnly)) {
      throw new IllegalArgumentException(
          "Demand assessed daily is billed as measured: it has no power factor, contract, minimum"
              + " or rounding, and charges every period");
    }
  }
}
