package org.wattline.billing.contract.billing;

import java.math.BigDecimal;

/**
 * One reason why a bill differs from the one before.
 *
 * @param kind what changed
 * @param name what it is about, in the reader's language: a line's name or a tax
 * @param before what it was: an amount of money; for {@link Kind#DAYS} days
 * @param now what it is
 * @param amount how much of the difference between the two bills it makes, without taxes but for
 *     {@link Kind#TAX}; all of them add up to the difference
 */
public record Difference(
    Kind kind, String name, BigDecimal before, BigDecimal now, BigDecimal amount) {
  /** What changed. */
  public enum Kind {
    /** More or less was used, at the price before; before and now are quantities. */
    USAGE,
    /** The price changed; before and now are average prices of a unit. */
    PRICE,
    /** The bill covers more or fewer days; before and now are days. */
    DAYS,
    /** A line that the other bill does not have, or one that is not priced by quantity. */
    LINE,
    TAX,
    ADVANCES
  }
}
