package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Energy of one tariff period and what it cost, one value for each time of its series.
 *
 * @param period the period, such as {@code peak}; null where one price holds all the time
 * @param quantities null where nothing is known
 * @param costs without taxes, unrounded to twelve digits; below zero is a credit; null where
 *     nothing is known
 */
public record CostColumn(
    @Nullable String period, @Nullable BigDecimal[] quantities, @Nullable BigDecimal[] costs) {}
