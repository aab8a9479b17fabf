package org.wattline.billing.contract.billing;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill outside the runs.
 *
 * @param id made by the caller: the same id again answers what came of the first
 * @param until the first day that is no longer billed, not after today: bills end there even where
 *     the cycle does not
 */
public record NewBill(@NotNull UUID id, @NotNull LocalDate until, @Nullable LocalDate dueOn) {}
