package org.wattline.billing.contract.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement or notification of a file.
 *
 * @param statementId the bank's own; banks use it again in another year
 * @param sequence its electronic sequence number, where given
 * @param createdAt when the bank made it
 * @param opening the opening booked balance, where given
 * @param closing the closing booked balance, where given
 * @param repeated whether it was taken before in another file
 * @param remark what does not fit in it, such as entries that do not lead from the opening to the
 *     closing balance; or null
 */
public record BankStatement(
    UUID id,
    UUID bankAccountId,
    String statementId,
    @Nullable String sequence,
    Instant createdAt,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable BigDecimal opening,
    @Nullable BigDecimal closing,
    int entries,
    boolean repeated,
    @Nullable String remark) {}
