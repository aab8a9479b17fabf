package org.wattline.billing.contract.agreements;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price of this agreement that beats the list: exactly one of price and factor.
 *
 * @param component of the tariff, by its id
 * @param period the period of its calendar; every one when null
 * @param tier from 1; every one when null
 * @param from the first day
 * @param to the first day after; for ever when null
 * @param price instead of the list price
 * @param factor multiplies the list price
 * @param add added to the list price, with factor
 */
public record PriceOverride(
    @NotBlank @Size(max = 64) String component,
    @Nullable @Size(max = 64) String period,
    @Nullable @Min(1) @Max(50) Integer tier,
    @NotNull LocalDate from,
    @Nullable LocalDate to,
    @Nullable @Digits(integer = 9, fraction = 9) BigDecimal price,
    @Nullable @Digits(integer = 6, fraction = 9) BigDecimal factor,
    @Nullable @Digits(integer = 9, fraction = 9) BigDecimal add) {}
