package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Disputes of one status.
 *
 * @param amount what is contested in all
 * @param currency of the amount; a status has an entry for each
 * @param nextRespondBy the first moment until which evidence is taken, those that have passed
 *     included; null when none is asked for
 */
public record DisputeCount(
    DisputeStatus status,
    String currency,
    long disputes,
    BigDecimal amount,
    @Nullable Instant nextRespondBy) {}
