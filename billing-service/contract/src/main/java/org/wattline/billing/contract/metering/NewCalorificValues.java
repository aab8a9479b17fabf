package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Calorific values that are kept together, or not at all.
 *
 * @param values at most one of an area and day
 */
public record NewCalorificValues(
    @NotNull @Size(min = 1, max = MAX_VALUES) List<@NotNull @Valid NewCalorificValue> values) {
  /** A year of days of one area, and some. */
  public static final int MAX_VALUES = 1_000;
}
