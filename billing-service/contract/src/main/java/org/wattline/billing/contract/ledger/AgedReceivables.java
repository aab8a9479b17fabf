package org.wattline.billing.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What customers owe on a day, by how long it is overdue.
 *
 * @param knownAt as the books were known then; null for as they are
 * @param accounts how many accounts owe something or are in credit
 */
public record AgedReceivables(
    LocalDate asOf, @Nullable Instant knownAt, String currency, long accounts, Aging aging) {}
