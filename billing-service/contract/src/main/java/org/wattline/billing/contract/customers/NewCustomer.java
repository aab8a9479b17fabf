package org.wattline.billing.contract.customers;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A customer to be registered.
 *
 * @param givenName of a person; null for an organisation
 * @param familyName of a person; null for an organisation
 * @param organisationName registered name of an organisation; null for a person
 * @param enterpriseNumber registration or VAT number of an organisation, or null
 * @param email where notices go, or null
 * @param phone in international form, or null
 * @param language one of the supplier's languages, such as {@code nl}
 */
public record NewCustomer(
    @NotNull PartyKind kind,
    @Nullable @Size(max = 80) String givenName,
    @Nullable @Size(max = 80) String familyName,
    @Nullable @Size(max = 160) String organisationName,
    @Nullable @Size(max = 32) String enterpriseNumber,
    @Nullable @Email @Size(max = 254) String email,
    @Nullable
        @Pattern(
            regexp = "\\+[0-9 ]{6,20}",
            message = "must begin with + and the country's code, such as +32 3 123 45 67")
        String phone,
    @Pattern(regexp = "[a-z]{2}", message = "must be a language code such as nl") String language,
    @NotNull @Valid PostalAddress address) {}
