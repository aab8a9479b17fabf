package org.wattline.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * How one amount or quantity is rounded: to a multiple of a step, by a mode. A bill line is rounded
 * once, by one of these.
 *
 * @param step the smallest unit kept, positive: 0.01 for cents, 0.05 for Swiss francs in cash, 1
 *     for whole kW
 * @param mode what happens between two steps; ties are the case that {@code HALF_…} names
 */
public record Rounding(BigDecimal step, RoundingMode mode) {
  public Rounding {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(mode, "mode");
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("A rounding step must be positive, not " + step);
    }
  }

  /** To the currency's minor unit, half away from zero: the rule of most energy bills. */
  public static Rounding toMinorUnit(Currency currency) {
    return new Rounding(
        BigDecimal.ONE.movePointLeft(Math.max(0, currency.getDefaultFractionDigits())),
        RoundingMode.HALF_UP);
  }

  /** The multiple of the step that the mode chooses. */
  public BigDecimal round(Exact value) {
    if (step.precision() == 1 && step.scale() >= 0 && step.unscaledValue().intValue() == 1) {
      return value.rounded(step.scale(), mode);
    }
    return new BigDecimal(value.wholeSteps(Exact.of(step), mode)).multiply(step);
  }
}
