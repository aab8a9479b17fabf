package org.wattline.billing.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which of the refunds or disputes are wanted; what is null does not narrow.
 *
 * @param from the first local day on which they began
 * @param to the local day before which they began
 * @param least their amount or more
 * @param most their amount or less
 * @param account the beginning of the account's number, or part of its holder's name
 */
public record ReturnFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    @Nullable String account) {}
