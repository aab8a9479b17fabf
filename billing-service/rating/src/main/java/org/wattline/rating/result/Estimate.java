package org.wattline.rating.result;

import java.time.Instant;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;

/** A value that the tariff's policy put in place of a missing one. */
@Doc("A value that the tariff's policy put in place of a missing one.")
public record Estimate(
    @Doc("When the interval begins") Instant at,
    @Doc("The value, in the series' own unit of 10^-decimals Wh") Exact value) {}
