package org.wattline.rating.tariff;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;

/** A mean of several cycles' peaks. */
@Doc(
    "The mean of the peaks of this and earlier cycles, each at least a floor: the capacity tariff of"
        + " Flanders with 12 and 2.5 kW.")
public record Rolling(
    @Doc("How many cycles, this one among them") @Default("12") @Range(min = "1", max = "60")
        int months,
    @Doc("The least that a cycle's peak counts, in kW") @Nullable Exact floor,
    @Doc(
            "What happens when earlier cycles are not known: `available` takes the mean of those that are")
        @Default("\"available\"")
        HistoryPolicy history) {}
