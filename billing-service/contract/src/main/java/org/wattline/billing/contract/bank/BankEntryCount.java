package org.wattline.billing.contract.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Entries in one state.
 *
 * @param credit what came in, 0 or more
 * @param debit what went out, 0 or more
 * @param oldest the first booking day among them
 */
public record BankEntryCount(
    BankEntryState state,
    long entries,
    BigDecimal credit,
    BigDecimal debit,
    @Nullable LocalDate oldest) {}
