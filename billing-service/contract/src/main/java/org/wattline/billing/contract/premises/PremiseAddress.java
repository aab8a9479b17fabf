package org.wattline.billing.contract.premises;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a premise stands.
 *
 * @param street with house number
 * @param extra floor, box or unit, or null
 * @param region state or province where the country's addresses need it, or null
 * @param country ISO 3166-1 alpha-2
 */
public record PremiseAddress(
    @NotBlank @Size(max = 120) String street,
    @Nullable @Size(max = 120) String extra,
    @NotBlank @Size(max = 16) String postalCode,
    @NotBlank @Size(max = 80) String city,
    @Nullable @Size(max = 40) String region,
    @Pattern(regexp = "[A-Z]{2}", message = "must be a two-letter country code such as BE")
        String country) {}
