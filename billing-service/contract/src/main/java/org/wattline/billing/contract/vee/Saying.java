package org.wattline.billing.contract.vee;

import java.util.List;

/**
 * What a rule found, to be put into the reader's language.
 *
 * @param key which sentence says it, as {@code spike}
 * @param particulars what stands in its places, in their order
 */
public record Saying(String key, List<Particular> particulars) {
  /**
   * What stands in a place.
   *
   * @param value a whole number, a time of day as {@code 10:00}, a date, a decimal, or a text
   */
  public record Particular(Kind kind, String value) {}

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
}
