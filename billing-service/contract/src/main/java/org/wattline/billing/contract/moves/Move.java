package org.wattline.billing.contract.moves;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.customers.PostalAddress;

/**
 * A move, done or only looked at.
 *
 * @param id null where it was only looked at
 * @param day the first day of the new state
 * @param marketId of the point
 * @param out the agreement that ends, if any
 * @param in the agreement that starts, if any
 * @param correctsBilled whether it lies in days that may be billed already
 * @param next what happens next, by day
 */
public record Move(
    @Nullable UUID id,
    MoveKind kind,
    LocalDate day,
    UUID servicePointId,
    String marketId,
    @Nullable Agreement out,
    @Nullable Agreement in,
    List<RegisterRead> reads,
    @Nullable PostalAddress forwardingAddress,
    boolean correctsBilled,
    List<NextStep> next,
    @Nullable Instant recordedAt,
    @Nullable String by) {}
