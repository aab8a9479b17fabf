package org.wattline.billing.contract.collections;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An arrangement to be agreed, as it was proposed.
 *
 * @param months how many instalments, one a month
 * @param firstOn the day of the first; the others are on the same day of their months, or the
 *     month's last
 * @param total the sum that was proposed: where another is owed by now, nothing is agreed
 */
public record NewArrangement(
    @Min(NewArrangement.LEAST_MONTHS) @Max(NewArrangement.MOST_MONTHS) int months,
    @NotNull LocalDate firstOn,
    @NotNull @DecimalMin("0.01") @Digits(integer = 12, fraction = 2) BigDecimal total) {
  public static final int LEAST_MONTHS = 2;

  /** The most that staff may agree to; a customer alone gets fewer. */
  public static final int MOST_MONTHS = 24;
}
