package org.wattline.billing.contract.agreements;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * When bills are made.
 *
 * @param anchorDay the day of the month on which a period begins, 1 to 28
 * @param settlementMonth the month, 1 to 12, on whose anchor day a year ends; with yearly bills
 *     only
 */
public record Cycle(
    @NotNull CycleKind kind,
    @Min(1) @Max(28) int anchorDay,
    @Nullable @Min(1) @Max(12) Integer settlementMonth) {}
