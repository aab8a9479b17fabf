package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund of a payment.
 *
 * @param requestedBy the name of who asked for it; null when it was made at the provider's own
 *     console
 */
public record Refund(
    UUID id,
    UUID paymentId,
    UUID accountId,
    BigDecimal amount,
    String currency,
    RefundStatus status,
    String reason,
    @Nullable String requestedBy,
    Instant requestedAt) {}
