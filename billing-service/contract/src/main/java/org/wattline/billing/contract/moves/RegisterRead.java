package org.wattline.billing.contract.moves;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What a register of the point's meter showed on the day of the move.
 *
 * @param registerCode as on the meter, such as an OBIS code
 * @param value as displayed, not negative
 */
public record RegisterRead(
    @NotBlank @Size(max = 40) String registerCode,
    @NotNull @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal value) {}
