package org.wattline.billing.contract.premises;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something behind a point.
 *
 * @param id given by the service: what a request says here is not read
 * @param powerW its power in watts, or null where nobody knows
 * @param storageWh what it stores, in watt-hours, or null
 * @param to first day without it, or null
 */
public record PointAsset(
    @Nullable UUID id,
    @NotNull AssetKind kind,
    @Nullable @Min(0) Long powerW,
    @Nullable @Min(0) Long storageWh,
    @NotNull LocalDate from,
    @Nullable LocalDate to) {}
