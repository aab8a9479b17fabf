package org.wattline.billing.contract.premises;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a point from a day on.
 *
 * @param from first day
 * @param to first day on which it no longer holds; null while it does. Set by the service when
 *     later terms are given: what a request says here is not read
 * @param profile the standard load profile, as the market calls it, or null
 * @param capacityW connection capacity in watts, or null
 */
public record PointTerms(
    @NotNull LocalDate from,
    @Nullable LocalDate to,
    @Nullable @Size(max = 40) String profile,
    @Nullable VoltageLevel voltage,
    @Nullable @Min(0) Long capacityW,
    @NotNull FlowDirection direction,
    @NotNull Energisation energisation) {}
