package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill. What is issued never changes; only {@code open} and {@code correctedBy} follow what
 * happens after.
 *
 * @param number gapless within its series; a draft's is empty
 * @param knownAt the moment whose knowledge it was computed from
 * @param dueOn the last day to pay without being late
 * @param from the first day it charges for
 * @param to the first day after
 * @param language of its names, ISO 639
 * @param net the lines
 * @param tax the taxes
 * @param total net and taxes; negative is a credit
 * @param open what is still owed of it
 * @param paymentReference what to quote when paying by bank transfer, as printed
 * @param correctionOf the bill that it corrects
 * @param correctedBy the corrections of it, oldest first
 * @param deducted the advances that a settlement deducts
 * @param comparison why it differs from the bill before, when there is one to compare with
 * @param hash SHA-256 over the document as it is kept, in hexadecimal; a draft's is empty
 */
public record Bill(
    UUID id,
    UUID accountId,
    String accountNumber,
    String number,
    BillKind kind,
    boolean finalBill,
    boolean estimated,
    Instant knownAt,
    LocalDate issuedOn,
    LocalDate dueOn,
    LocalDate from,
    LocalDate to,
    String currency,
    String language,
    List<BillPeriod> periods,
    List<BillGroup> groups,
    List<BillTax> taxes,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal total,
    BigDecimal open,
    String paymentReference,
    @Nullable BillReference correctionOf,
    List<BillReference> correctedBy,
    List<BillReference> deducted,
    @Nullable BillComparison comparison,
    String hash) {}
