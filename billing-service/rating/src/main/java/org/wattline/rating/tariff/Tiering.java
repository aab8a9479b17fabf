package org.wattline.rating.tariff;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** How energy climbs its tiers. */
@Doc("How energy climbs its tiers.")
public record Tiering(
    @Doc("What the tiers mean") @Default("\"graduated\"") TierMode mode,
    @Doc("How tiers and periods combine") @Default("\"pro-rata\"") TierReading reading,
    @Doc("Over what time the energy climbs") @Default("\"cycle\"") TierAssessment assess,
    @Doc("What time the thresholds are written for") @Default("\"cycle\"") ThresholdPer thresholds,
    @Doc(
            "Whether thresholds shrink by days when only a part of a cycle is billed; thresholds for a day or"
                + " a year always follow the days")
        @Default("true")
        boolean prorated,
    @Doc("What a price change inside the time assessed does") @Default("\"share\"")
        OnPriceChange onPriceChange,
    @Doc(
            "The demand component whose billed kW the thresholds per kW use; the cycle's peak when absent")
        @Size(min = 1, max = 64)
        @Nullable String demand) {}
