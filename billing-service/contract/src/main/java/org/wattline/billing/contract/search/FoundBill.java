package org.wattline.billing.contract.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.wattline.billing.contract.billing.BillKind;

/**
 * What a bill that was found comes to.
 *
 * @param currency ISO 4217
 * @param total taxes included; negative is a credit
 * @param open what is still owed of it; negative is a credit that is not used yet
 */
public record FoundBill(
    BillKind kind, String currency, BigDecimal total, BigDecimal open, LocalDate dueOn) {}
