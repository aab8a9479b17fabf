package org.wattline.rating.tariff;

import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Rounding;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;

/** How a line or a quantity is rounded. */
@Doc("How an amount or a quantity is rounded: to a multiple of a step.")
public record RoundingRule(
    @Doc("The step; when absent the currency's smallest unit for an amount, 1 for a quantity")
        @Range(min = "0", max = "1000000")
        @Nullable Exact step,
    @Doc("What happens between two steps") @Default("\"half-up\"") Mode mode) {
  public RoundingRule {
    if (step != null && step.signum() <= 0) {
      throw new IllegalArgumentException("A rounding step must be positive");
    }
  }

  /** For an amount of this currency. */
  public Rounding forAmount(Currency currency) {
    return step == null
        ? new Rounding(Rounding.toMinorUnit(currency).step(), RoundingMode.valueOf(mode.name()))
        : forQuantity();
  }

  /** For a quantity. */
  public Rounding forQuantity() {
    return new Rounding(
        (step == null ? Exact.ONE : step).toBigDecimal(), RoundingMode.valueOf(mode.name()));
  }
}
