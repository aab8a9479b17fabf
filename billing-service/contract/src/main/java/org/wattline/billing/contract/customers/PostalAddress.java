package org.wattline.billing.contract.customers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where post is sent.
 *
 * @param street with house number and box
 * @param extra a second line, or null
 * @param region state or province where the country's post needs it, or null
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(
    @NotBlank @Size(max = 120) String street,
    @Nullable @Size(max = 120) String extra,
    @NotBlank @Size(max = 16) String postalCode,
    @NotBlank @Size(max = 80) String city,
    @Nullable @Size(max = 40) String region,
    @Pattern(regexp = "[A-Z]{2}", message = "must be a two-letter country code such as BE")
        String country) {}
