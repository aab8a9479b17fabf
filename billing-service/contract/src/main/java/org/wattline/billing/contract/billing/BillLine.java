package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bill.
 *
 * @param id names the line within the bill
 * @param name in the reader's language
 * @param from the first day
 * @param to the first day after
 * @param quantity what it charges for, where that is one quantity; of a correction, as it should be
 * @param unit of the quantity, such as {@code kWh}
 * @param parts quantity times price for each price period; empty where the line is not of that form
 * @param amount without taxes; of a correction, the difference
 * @param before of a correction: what earlier bills charged on this line; else null
 * @param now of a correction: what it should be; else null
 * @param taxCategory of the tariff
 * @param estimated whether an interval or read behind it was estimated
 * @param explained whether its explanation can be opened
 */
public record BillLine(
    String id,
    String name,
    UUID agreementId,
    @Nullable UUID servicePointId,
    LocalDate from,
    LocalDate to,
    @Nullable BigDecimal quantity,
    @Nullable String unit,
    List<PricedPart> parts,
    BigDecimal amount,
    @Nullable BigDecimal before,
    @Nullable BigDecimal now,
    String taxCategory,
    boolean estimated,
    boolean explained) {}
