package org.wattline.billing.contract.customers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account: what a customer is billed on and pays on.
 *
 * @param number what the customer reads on a bill; its last two digits check the others
 * @param customerName the account's holder in law
 * @param currency ISO 4217
 * @param language of its documents
 * @param closedOn the supplier's local date, null while open
 * @param yourRole what the asker may do here; null for staff
 */
public record Account(
    UUID id,
    String number,
    UUID customerId,
    String customerName,
    AccountStatus status,
    String currency,
    String language,
    DeliveryChannel delivery,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable AccountRole yourRole,
    int version) {}
