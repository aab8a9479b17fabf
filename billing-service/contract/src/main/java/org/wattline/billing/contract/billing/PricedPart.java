package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Part of a line at one price.
 *
 * @param from the first day
 * @param to the first day after
 * @param period the time-of-use period, such as {@code peak}
 * @param tier the tier, from 1
 * @param quantity what was charged for
 * @param unit its unit, such as {@code kWh}
 * @param price money for one unit
 * @param amount unrounded: a line is rounded once, over all its parts
 */
public record PricedPart(
    LocalDate from,
    LocalDate to,
    @Nullable String period,
    @Nullable Integer tier,
    BigDecimal quantity,
    String unit,
    BigDecimal price,
    BigDecimal amount) {}
