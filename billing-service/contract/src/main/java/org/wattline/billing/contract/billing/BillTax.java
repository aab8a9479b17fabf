package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One tax at one rate.
 *
 * @param id names it within the bill
 * @param tax the tariff's name of the tax, such as {@code vat}
 * @param name in the reader's language
 * @param category the tax category of what it is on
 * @param percent null where the account is exempt
 * @param base what it is on
 */
public record BillTax(
    String id,
    String tax,
    String name,
    String category,
    @Nullable BigDecimal percent,
    BigDecimal base,
    BigDecimal amount) {}
