package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody read on a display.
 *
 * @param day the read stands for the first moment of this day in the point's zone
 * @param value as on the display, in the register's unit
 * @param reason such as a move; staff's own words, 1 to 80 signs
 */
public record NewRegisterRead(
    @NotBlank @Size(max = 40) String registerCode,
    @NotNull LocalDate day,
    @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal value,
    @NotBlank @Size(max = 80) String reason) {}
