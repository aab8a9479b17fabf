package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The energy in a cubic metre of gas, in one area from a day on.
 *
 * @param area the grid operator's code
 * @param from the first day; it holds until the day of the next value
 * @param kwhPerCubicMetre from 0.1 to 100, at most 6 decimals: hydrogen has 3, butane 34
 * @param source who stated it, or where
 */
public record NewCalorificValue(
    @NotBlank @Size(max = 40) String area,
    @NotNull LocalDate from,
    @NotNull @DecimalMin("0.1") @DecimalMax("100") @Digits(integer = 3, fraction = 6)
        BigDecimal kwhPerCubicMetre,
    @NotNull CalorificState state,
    @NotBlank @Size(max = 120) String source) {}
