package org.wattline.billing.contract.payments;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A card to be kept without paying now.
 *
 * @param returnPath where on the portal the owner comes back to
 * @param language of the page; null: the account's
 */
public record NewSavedMethod(
    @Nullable
        @Size(max = 200)
        @Pattern(regexp = "/[a-zA-Z0-9/_-]*", message = "must be a path on the portal")
        String returnPath,
    @Nullable @Pattern(regexp = "[a-z]{2}", message = "must be a language code such as nl")
        String language) {}
