package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account owes on a day.
 *
 * @param asOf the supplier's local date
 * @param balance above zero: the customer owes it; below zero: the supplier owes it
 * @param overdue how much of it fell due before that day, 0 or more; of what a payment arrangement
 *     covers, the instalments that fell due count while it runs
 * @param inCredit paid and not used for any document, 0 or more
 * @param nextDueOn when the next document or instalment that is not overdue falls due, or null
 * @param nextDue what falls due on that day, 0 or more
 */
public record AccountBalance(
    UUID accountId,
    String currency,
    LocalDate asOf,
    BigDecimal balance,
    BigDecimal overdue,
    BigDecimal inCredit,
    @Nullable LocalDate nextDueOn,
    BigDecimal nextDue) {}
