package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill as a list shows it.
 *
 * @param from the first day it charges for
 * @param to the first day after
 * @param currency ISO 4217
 * @param total taxes included; negative is a credit
 * @param open what is still owed of it; negative is a credit that is not used yet
 * @param estimated whether anything it charges for was estimated
 * @param finalBill whether it ends an agreement
 * @param correctionOf the number of the bill that it corrects
 */
public record BillSummary(
    UUID id,
    UUID accountId,
    String number,
    BillKind kind,
    LocalDate issuedOn,
    LocalDate dueOn,
    LocalDate from,
    LocalDate to,
    String currency,
    BigDecimal total,
    BigDecimal open,
    boolean estimated,
    boolean finalBill,
    @Nullable String correctionOf) {}
