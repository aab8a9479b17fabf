package org.wattline.billing.contract.vee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule found in meter data.
 *
 * @param rule its code, as {@code spike}
 * @param sentence what is wrong, in English
 * @param saying the same, for readers of other languages; null where it was found by a build that
 *     had only English
 * @param marketId of the point
 * @param place street and city of the point
 * @param from the first day
 * @param to the first day after
 * @param firstSlot interval of the first day where it begins, from 0
 * @param slots intervals that it is about; 0 for the days as a whole
 * @param atStake what is in doubt, in {@code unit}; not negative
 * @param unit {@code Wh} or {@code l}
 * @param ageDays whole days since it was found
 * @param dueOn until when somebody is to settle it; null where nobody has to
 * @param owner who works at it; null for nobody
 * @param closedBy who decided; {@code VEE} where it was done here
 * @param version to be sent back with a decision
 */
public record VeeException(
    UUID id,
    String rule,
    ExceptionSeverity severity,
    String sentence,
    @Nullable Saying saying,
    UUID servicePointId,
    String marketId,
    String place,
    UUID channelId,
    LocalDate from,
    LocalDate to,
    int firstSlot,
    int slots,
    long atStake,
    String unit,
    Instant foundAt,
    int ageDays,
    @Nullable LocalDate dueOn,
    ExceptionState state,
    @Nullable String owner,
    @Nullable Instant closedAt,
    @Nullable String closedBy,
    @Nullable String reason,
    int version) {}
