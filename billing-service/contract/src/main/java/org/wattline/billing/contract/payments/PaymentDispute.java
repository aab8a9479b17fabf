package org.wattline.billing.contract.payments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that its payer contests with their bank.
 *
 * @param accountNumber of the account that was paid
 * @param customerName the account's holder
 * @param method the card, as its owner knows it; null when the provider did not say
 * @param reason the bank's word, such as {@code fraudulent}
 * @param respondBy until when evidence is taken; null when none is asked for
 * @param debtOpen whether the debt that was paid is owed again
 */
public record PaymentDispute(
    UUID id,
    UUID paymentId,
    UUID accountId,
    String accountNumber,
    String customerName,
    @Nullable String method,
    BigDecimal amount,
    String currency,
    DisputeStatus status,
    String reason,
    Instant openedAt,
    @Nullable Instant respondBy,
    boolean debtOpen) {}
