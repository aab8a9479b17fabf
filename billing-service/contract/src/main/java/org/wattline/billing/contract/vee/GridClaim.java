package org.wattline.billing.contract.vee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that the grid operator owes.
 *
 * @param gridOperator its code; null where the point names none
 * @param missingFrom the first day without values
 * @param answerBy until when values are due
 * @param reminders how often it was raised anew
 * @param sentAt when it was sent last; null while nobody did
 * @param reference what the grid operator knows it by
 */
public record GridClaim(
    UUID id,
    UUID servicePointId,
    String marketId,
    UUID channelId,
    @Nullable String gridOperator,
    LocalDate missingFrom,
    Instant raisedAt,
    LocalDate answerBy,
    int reminders,
    ClaimState state,
    @Nullable Instant sentAt,
    @Nullable String sentBy,
    @Nullable String reference,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String reason) {}
