package org.wattline.billing.contract.agreements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds from one day up to another.
 *
 * @param to the first day on which it no longer holds, or null
 * @param productNames what customers read, by language
 */
public record Terms(
    LocalDate from,
    @Nullable LocalDate to,
    UUID productId,
    String productCode,
    Map<String, String> productNames,
    Cycle cycle,
    @Nullable String customerClass,
    Map<String, String> attributes,
    List<PriceOverride> overrides,
    @Nullable BigDecimal monthlyAdvance) {}
