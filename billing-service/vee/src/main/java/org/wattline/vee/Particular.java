package org.wattline.vee;

import java.math.BigDecimal;

/**
 * What stands in a place of a sentence, so that each reader gets it in their own language.
 *
 * @param value a whole number, a time of day as {@code 10:00}, a date, a decimal, or a text
 */
public record Particular(Kind kind, String value) {
  /** What a particular is. */
  public enum Kind {
    /** Wh. */
    WATT_HOURS,
    /** Litres. */
    LITRES,
    /** W. */
    WATTS,
    /** Litres an hour. */
    LITRES_AN_HOUR,
    /** How many there are. */
    COUNT,
    /** When on the day, by the point's clock. */
    CLOCK,
    DAY,
    /** What a register stands at. */
    STAND,
    /** In the words of whoever said it. */
    TEXT
  }

  /** How many there are. */
  public static Particular count(long count) {
    return new Particular(Kind.COUNT, String.valueOf(count));
  }

  /**
   * A quantity.
   *
   * @param unit {@code Wh} or {@code l}
   */
  public static Particular quantity(long quantity, String unit) {
    return new Particular(
        unit.equals("Wh") ? Kind.WATT_HOURS : Kind.LITRES, String.valueOf(quantity));
  }

  /**
   * A mean rate of units an hour.
   *
   * @param unit {@code Wh} or {@code l}
   */
  public static Particular rate(long rate, String unit) {
    return new Particular(
        unit.equals("Wh") ? Kind.WATTS : Kind.LITRES_AN_HOUR, String.valueOf(rate));
  }

  /** In English, a kilowatt for a thousand watts. */
  String inEnglish() {
    return switch (kind) {
      case WATT_HOURS -> thousandth() + " kWh";
      case WATTS -> thousandth() + " kW";
      case LITRES -> value + " l";
      case LITRES_AN_HOUR -> value + " l/h";
      case COUNT, CLOCK, DAY, STAND, TEXT -> value;
    };
  }

  private String thousandth() {
    return new BigDecimal(value).movePointLeft(3).toPlainString();
  }
}
