package org.wattline.billing.contract.vee;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Days of a point that are to be judged and estimated anew.
 *
 * @param to the first day after
 */
public record Reprocessing(
    @NotNull UUID servicePointId, @NotNull LocalDate from, @NotNull LocalDate to) {
  /** The most days at once. */
  public static final int MAX_DAYS = 400;
}
