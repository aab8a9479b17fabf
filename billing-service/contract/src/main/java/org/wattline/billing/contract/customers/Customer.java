package org.wattline.billing.contract.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer: a person or an organisation, whatever accounts it holds.
 *
 * @param name as it is shown and sorted
 * @param version grows by every change; sent back to change the customer
 */
public record Customer(
    UUID id,
    PartyKind kind,
    String name,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String organisationName,
    @Nullable String enterpriseNumber,
    @Nullable String email,
    @Nullable String phone,
    String language,
    PostalAddress address,
    int version) {}
