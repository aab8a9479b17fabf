package org.wattline.vee;

import java.math.BigDecimal;

/** Quantities as people read them. */
public final class Quantities {
  private Quantities() {}

  /**
   * @param unit {@code Wh} is told in kWh, all else as it is
   */
  public static String words(long quantity, String unit) {
    return unit.equals("Wh")
        ? BigDecimal.valueOf(quantity, 3).toPlainString() + " kWh"
        : quantity + " " + unit;
  }

  /** A mean rate of units an hour. */
  public static String rateWords(long rate, String unit) {
    return unit.equals("Wh")
        ? BigDecimal.valueOf(rate, 3).toPlainString() + " kW"
        : rate + " " + unit + "/h";
  }
}
