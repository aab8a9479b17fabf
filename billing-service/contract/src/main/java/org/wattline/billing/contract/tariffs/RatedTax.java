package org.wattline.billing.contract.tariffs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tax at one rate.
 *
 * @param percent null where the account is exempt
 * @param base what it is on
 */
public record RatedTax(
    String id,
    String name,
    @Nullable BigDecimal percent,
    BigDecimal base,
    BigDecimal amount,
    List<String> explanation) {}
