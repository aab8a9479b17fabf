package org.wattline.billing.contract.tariffs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rated bill.
 *
 * @param component of the tariff
 * @param name in the reader's language
 * @param group such as {@code ENERGY}, {@code NETWORK}, {@code LEVY}
 * @param to the first day after
 * @param quantity what was charged for, where that is one quantity
 * @param unit of the quantity, such as {@code kWh}
 * @param estimated whether any interval behind it was estimated
 * @param explanation how the amount came about, sentence by sentence
 */
public record RatedLine(
    String id,
    String component,
    String name,
    String group,
    LocalDate from,
    LocalDate to,
    @Nullable BigDecimal quantity,
    @Nullable String unit,
    BigDecimal amount,
    boolean estimated,
    List<String> explanation) {}
