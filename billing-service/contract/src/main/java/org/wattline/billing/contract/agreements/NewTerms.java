package org.wattline.billing.contract.agreements;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Terms to be agreed.
 *
 * @param customerClass one that the product is for; null where it is for every class
 * @param attributes facts that prices ask for, such as {@code contractedKw}
 * @param monthlyAdvance with yearly bills: what is asked each month, in the account's currency
 */
public record NewTerms(
    @NotNull UUID productId,
    @NotNull @Valid Cycle cycle,
    @Nullable @Size(max = 64) String customerClass,
    @NotNull @Size(max = 50)
        Map<@NotBlank @Size(max = 64) String, @NotBlank @Size(max = 200) String> attributes,
    @NotNull @Size(max = 50) List<@NotNull @Valid PriceOverride> overrides,
    @Nullable @DecimalMin("0") @Digits(integer = 8, fraction = 2) BigDecimal monthlyAdvance) {}
