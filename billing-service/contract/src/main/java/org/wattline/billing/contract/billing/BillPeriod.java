package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement's original billing period that a bill speaks of.
 *
 * @param from the first day
 * @param to the first day after
 * @param total the bill's lines and taxes on it; of a correction, the difference
 * @param importKwh energy taken from the grid in it, where the tariff prices energy
 */
public record BillPeriod(
    UUID agreementId,
    @Nullable UUID servicePointId,
    LocalDate from,
    LocalDate to,
    BigDecimal total,
    @Nullable BigDecimal importKwh,
    boolean estimated) {}
