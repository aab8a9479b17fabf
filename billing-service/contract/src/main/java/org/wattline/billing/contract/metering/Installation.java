package org.wattline.billing.contract.metering;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meter hangs at a point.
 *
 * @param position which of the point's places for a meter: 1 unless it has several
 * @param from the moment from which it measures there
 * @param to the moment from which it no longer does, or null while it does
 */
public record Installation(
    UUID id,
    UUID meterId,
    String serial,
    UUID servicePointId,
    int position,
    Instant from,
    @Nullable Instant to) {}
