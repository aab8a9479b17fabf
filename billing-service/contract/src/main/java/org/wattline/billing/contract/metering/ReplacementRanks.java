package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/**
 * Which quality of a value takes the place of which: the higher rank does, and of one rank the
 * value that was issued later.
 *
 * @param ranks 0 to 100 for every quality; a missing value ranks below all others
 */
public record ReplacementRanks(
    @NotNull Map<@NotNull UsageQuality, @NotNull @Min(0) @Max(100) Integer> ranks) {}
