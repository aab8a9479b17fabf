package org.wattline.billing.agreements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds from one day up to another.
 *
 * @param to the first day on which it no longer holds, or null
 * @param monthlyAdvance with yearly bills: what is asked each month, in the account's currency
 */
public record AgreementTerms(
    LocalDate from,
    @Nullable LocalDate to,
    UUID productId,
    BillingCycle cycle,
    RatingFacts facts,
    @Nullable BigDecimal monthlyAdvance) {}
