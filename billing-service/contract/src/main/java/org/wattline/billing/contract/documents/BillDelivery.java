package org.wattline.billing.contract.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill on its way to one recipient.
 *
 * @param number of the bill
 * @param recipient the mail address, or empty
 * @param attempts how often it was handed to the mail server
 * @param problem what the mail server answered last, when it did not take it
 */
public record BillDelivery(
    UUID id,
    UUID billId,
    String number,
    UUID accountId,
    String recipient,
    DeliveryState state,
    int attempts,
    @Nullable String problem,
    Instant queuedAt,
    @Nullable Instant sentAt) {}
