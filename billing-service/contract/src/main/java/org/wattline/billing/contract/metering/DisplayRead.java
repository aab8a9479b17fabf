package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one register of a meter showed when the meter came or went.
 *
 * @param value as on the display, in the register's unit; null where it could not be read
 */
public record DisplayRead(
    @NotBlank @Size(max = 40) String registerCode,
    @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6) BigDecimal value) {}
