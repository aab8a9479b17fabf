package org.wattline.billing.contract.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account is supplied at a point.
 *
 * @param marketId of the point
 * @param from the first day
 * @param to the first day on which it is no longer supplied, or null; the same as {@code from}
 *     where the whole agreement was undone
 * @param terms oldest first, each from the day where the one before ends
 * @param version counts its changes
 */
public record Agreement(
    UUID id,
    UUID accountId,
    UUID servicePointId,
    String marketId,
    LocalDate from,
    @Nullable LocalDate to,
    List<Terms> terms,
    int version) {}
