package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Refunds of one status.
 *
 * @param amount what is given back in all
 * @param currency of the amount; a status has an entry for each
 * @param oldest when the first of them was asked for
 */
public record RefundCount(
    RefundStatus status, String currency, long refunds, BigDecimal amount, Instant oldest) {}
