package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A value of a dated index.
 *
 * @param from the first day
 * @param value money for one unit of the index
 */
public record IndexDayValue(
    @NotNull LocalDate from, @NotNull @Digits(integer = 9, fraction = 9) BigDecimal value) {}
