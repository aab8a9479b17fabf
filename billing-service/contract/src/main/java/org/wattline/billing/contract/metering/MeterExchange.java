package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One meter takes another's place at a point. Every register of both is accounted for: read, or
 * said not to be readable.
 *
 * @param removedMeterId hangs at the point
 * @param installedMeterId hangs nowhere
 * @param at the moment from which the new one measures
 * @param closingReads of each register of the meter that goes
 * @param openingReads of each register of the meter that comes
 */
public record MeterExchange(
    @NotNull UUID removedMeterId,
    @NotNull UUID installedMeterId,
    @NotNull Instant at,
    @NotNull @Size(max = 50) List<@NotNull @Valid DisplayRead> closingReads,
    @NotNull @Size(max = 50) List<@NotNull @Valid DisplayRead> openingReads) {}
