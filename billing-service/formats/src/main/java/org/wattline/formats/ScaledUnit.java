package org.wattline.formats;

import java.util.Objects;

/**
 * A unit with its power of ten: kWh is {@code (WATT_HOUR, 3)}.
 *
 * @param unit the base unit
 * @param powerOfTen a value v means v x 10^powerOfTen of the base unit; -15 to 15
 */
public record ScaledUnit(MeasureUnit unit, int powerOfTen) {

  private static final int WIDEST = 15;

  public ScaledUnit {
    Objects.requireNonNull(unit, "unit");
    if (powerOfTen < -WIDEST || powerOfTen > WIDEST) {
      throw new IllegalArgumentException("power of ten beyond 15: " + powerOfTen);
    }
  }

  public static final ScaledUnit KILOWATT_HOUR = new ScaledUnit(MeasureUnit.WATT_HOUR, 3);
  public static final ScaledUnit CUBIC_METRE = new ScaledUnit(MeasureUnit.CUBIC_METRE, 0);

  @Override
  public String toString() {
    return switch (powerOfTen) {
      case 0 -> unit.symbol();
      case 3 -> "k" + unit.symbol();
      case 6 -> "M" + unit.symbol();
      case 9 -> "G" + unit.symbol();
      default -> "10^" + powerOfTen + " " + unit.symbol();
    };
  }
}
