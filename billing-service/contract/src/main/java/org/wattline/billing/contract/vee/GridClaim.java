package org.wattline.billing.contract.vee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that the grid operator owes.
 *
 * @param place street and city of the point
 * @param gridOperator its code; null where the point names none
 * @param gridOperatorName as people call it; null with its code
 * @param missingFrom the first day without values
 * @param ageDays whole days since it was raised, up to its end
 * @param answerBy until when values are due
 * @param reminders how often it was raised anew
 * @param sentAt when it was sent last; null while nobody did
 * @param reference what the grid operator knows it by
 */
public record GridClaim(
    UUID id,
    UUID servicePointId,
    String marketId,
    String place,
    UUID channelId,
    @Nullable String gridOperator,
    @Nullable String gridOperatorName,
    LocalDate missingFrom,
    Instant raisedAt,
    int ageDays,
    LocalDate answerBy,
    int reminders,
    ClaimState state,
    @Nullable Instant sentAt,
    @Nullable String sentBy,
    @Nullable String reference,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String reason) {}
