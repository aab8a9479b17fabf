package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment by card.
 *
 * @param amount in {@code currency}, above zero
 * @param currency ISO 4217
 * @param billId the bill that it is for; null: the oldest debt first
 * @param failure why it failed; null unless it did
 * @param refunded how much was given back, of {@code amount}
 * @param method what was paid with, as a payer knows it, such as {@code Visa •••• 4242}; null until
 *     known
 * @param checkoutUrl the provider's page to go on with, while it is open; null else
 * @param requestedAt when it was asked for
 * @param paidOn the supplier's local date of success; null until then
 */
public record Payment(
    UUID id,
    UUID accountId,
    BigDecimal amount,
    String currency,
    @Nullable UUID billId,
    PaymentOrigin origin,
    PaymentStatus status,
    @Nullable PaymentFailure failure,
    BigDecimal refunded,
    @Nullable String method,
    @Nullable String checkoutUrl,
    Instant requestedAt,
    @Nullable LocalDate paidOn) {}
