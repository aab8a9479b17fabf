package org.wattline.console.tariffs;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One number of a tariff that is a price, and where in the document it stands.
 *
 * @param name of the component or tax
 * @param part such as the period and the tier; empty where the price is for all
 * @param unit what it is for, such as {@code EUR/kWh}
 * @param pointer of the number
 * @param from the first day; nothing where it has no date
 * @param to the first day on which it no longer holds; nothing where it holds on
 */
record PriceRow(
    String name,
    String part,
    String unit,
    String pointer,
    BigDecimal value,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** Whether another row is of the same price, whatever it comes to. */
  boolean isOf(PriceRow other) {
    return other.withValue(value).equals(this);
  }

  private PriceRow withValue(BigDecimal another) {
    return new PriceRow(name, part, unit, pointer, another, from, to);
  }
}
