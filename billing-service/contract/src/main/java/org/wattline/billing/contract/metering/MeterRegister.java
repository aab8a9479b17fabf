package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A register of a meter.
 *
 * @param code as files name it, such as an OBIS code; once in a meter
 * @param unit what it counts, such as {@code WATT_HOUR}
 * @param powerOfTen of the unit: 3 with {@code WATT_HOUR} is kWh
 * @param digits whole digits on the display: it turns over to 0 at 10^digits
 * @param multiplier what a difference of two reads is multiplied by, above 0: a current
 *     transformer's ratio, else 1
 * @param period the time-of-use period that it counts, as tariffs name it; null for all of them
 */
public record MeterRegister(
    @NotBlank @Size(max = 40) String code,
    @NotNull RegisterDirection direction,
    @NotBlank @Size(max = 30) String unit,
    @Min(-15) @Max(15) int powerOfTen,
    @Min(1) @Max(12) int digits,
    @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 6, fraction = 6)
        BigDecimal multiplier,
    @Nullable @Size(max = 40) String period) {}
