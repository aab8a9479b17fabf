package org.wattline.billing.contract.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in or went out: an entry of a statement, or one payment of a batch.
 *
 * @param amount above zero came in, below zero went out
 * @param bookedOn the bank's booking day
 * @param valueOn the bank's value day, or null
 * @param partyName who paid, or was paid
 * @param partyAccount their account
 * @param reference the structured reference that was given, as given
 * @param message what they wrote
 * @param endToEndId the payer's own reference; the same may come twice
 * @param bankReference the bank's own reference
 * @param returnReason the code of a return, such as {@code AC04}
 * @param remark what is unusual about it, in words
 * @param accountId the account that it was matched to
 * @param documentId the document that the payer or the matcher named
 * @param matchedBy who or what matched it: a person's name, or null for the service
 * @param version counts what became of it; send it with the next change
 */
public record BankEntry(
    UUID id,
    UUID fileId,
    UUID bankAccountId,
    String statementId,
    BankEntryState state,
    BigDecimal amount,
    String currency,
    LocalDate bookedOn,
    @Nullable LocalDate valueOn,
    @Nullable String partyName,
    @Nullable String partyAccount,
    @Nullable String reference,
    @Nullable String message,
    @Nullable String endToEndId,
    @Nullable String bankReference,
    @Nullable String returnReason,
    @Nullable String remark,
    @Nullable UUID accountId,
    @Nullable String accountNumber,
    @Nullable String customerName,
    @Nullable UUID documentId,
    @Nullable UUID returnOf,
    @Nullable String matchedBy,
    @Nullable Instant matchedAt,
    int version) {}
