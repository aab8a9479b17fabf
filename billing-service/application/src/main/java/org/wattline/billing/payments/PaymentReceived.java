package org.wattline.billing.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money has come for an account; published in the transaction that posts it.
 *
 * @param amount above zero, in the supplier's currency
 * @param effectiveDate the supplier's local date of the payment
 */
public record PaymentReceived(
    UUID paymentId, UUID accountId, BigDecimal amount, LocalDate effectiveDate) {}
