package org.wattline.rating.tariff;

import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;

/** A correction of demand for a poor power factor. */
@Doc(
    "Where the cycle's power factor (active energy over apparent energy) is below a target, billed demand is"
        + " multiplied by target / power factor.")
public record PowerFactor(
    @Doc("The target, between 0 and 1") @Range(min = "0", max = "1") Exact target,
    @Doc("Decimals that the power factor is rounded to, half up")
        @Default("4")
        @Range(min = "2", max = "6")
        int decimals) {}
