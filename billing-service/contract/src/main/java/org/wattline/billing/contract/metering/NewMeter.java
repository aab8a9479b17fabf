package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * A meter to be registered; it is in stock until it is installed.
 *
 * @param serial as on its plate; once with a manufacturer
 * @param registers 1 to 40, each code once
 */
public record NewMeter(
    @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,40}", message = "1 to 40 signs without blanks")
        String serial,
    @NotBlank @Size(max = 40) String manufacturer,
    @Nullable @Size(max = 40) String model,
    @NotNull CommodityKind commodity,
    @NotNull @Size(min = 1, max = 40) List<@NotNull @Valid MeterRegister> registers) {}
