package org.wattline.billing.contract.metering;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A meter is to hang at a point from a moment on.
 *
 * @param position which of the point's places for a meter: 1 unless it has several
 */
public record NewInstallation(
    @NotNull UUID servicePointId, @Min(1) @Max(99) int position, @NotNull Instant at) {}
