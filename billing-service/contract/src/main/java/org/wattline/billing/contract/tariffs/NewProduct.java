package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * A product to be made. It prices nothing until a version of its tariff is published.
 *
 * @param code 1 to 64 letters, digits, dots, hyphens and underscores, once with a supplier
 * @param names by language as two letters, at least one, at most 20
 */
public record NewProduct(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
            message = "1 to 64 letters, digits, dots, hyphens and underscores")
        String code,
    @NotNull @Size(min = 1, max = 20)
        Map<
                @Pattern(regexp = "[a-z]{2}", message = "two small letters") String,
                @NotBlank @Size(max = 120) String>
            names,
    @NotNull CommodityKind commodity,
    @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> customerClasses,
    boolean offered,
    boolean baseOnly) {}
