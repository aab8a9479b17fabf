package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An index to be kept.
 *
 * @param minutes 15, 30 or 60 for interval prices; null for values that hold from a day on
 */
public record NewPriceIndex(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
            message = "1 to 64 letters, digits, dots, hyphens and underscores")
        String code,
    @NotBlank @Size(max = 200) String name,
    @Nullable @Min(15) @Max(60) Integer minutes) {}
