package org.wattline.billing.contract.premises;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that is to hold a point.
 *
 * @param to first day on which it no longer does, or null
 */
public record NewSupply(@NotNull UUID accountId, @NotNull LocalDate from, @Nullable LocalDate to) {}
