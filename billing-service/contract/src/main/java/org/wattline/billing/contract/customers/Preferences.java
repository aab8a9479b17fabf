package org.wattline.billing.contract.customers;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How an account wants to be written to.
 *
 * @param version the account's version that was read
 */
public record Preferences(
    int version,
    @NotNull DeliveryChannel delivery,
    @Pattern(regexp = "[a-z]{2}", message = "must be a language code such as nl")
        String language) {}
