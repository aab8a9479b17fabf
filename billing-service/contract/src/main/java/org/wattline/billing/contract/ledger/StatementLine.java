package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as it stands on an account's statement.
 *
 * @param effectiveDate the day it counts from
 * @param recordedAt when it was entered
 * @param reference what people know it by, such as a bill's number
 * @param sourceId the bill, payment or other thing it was booked for
 * @param amount above zero: the customer owes more
 * @param balance what the customer owes after it
 */
public record StatementLine(
    UUID transactionId,
    BookingKind kind,
    LocalDate effectiveDate,
    Instant recordedAt,
    String reference,
    @Nullable UUID sourceId,
    BigDecimal amount,
    BigDecimal balance) {}
