package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import org.wattline.kernel.Exact;

/**
 * One amount of a peer beside ours.
 *
 * @param what which amount, as {@code energy of month 3}
 * @param expected the peer's
 * @param ours ours, before rounding
 * @param allowed how far they may be apart
 */
record Compared(String what, BigDecimal expected, BigDecimal ours, BigDecimal allowed) {
  /**
   * Half a cent: two engines that agree never print amounts that are a cent apart for another
   * reason.
   */
  static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

  static Compared within(String what, BigDecimal expected, Exact ours, BigDecimal allowed) {
    return new Compared(what, expected, decimal(ours), allowed);
  }

  static Compared of(String what, BigDecimal expected, Exact ours) {
    return within(what, expected, ours, HALF_A_CENT);
  }

  /** A decimal of an exact number, for showing and comparing: 34 digits. */
  static BigDecimal decimal(Exact value) {
    return value.isDecimal()
        ? value.toBigDecimal()
        : value.rounded(12, java.math.RoundingMode.HALF_EVEN).round(MathContext.DECIMAL128);
  }

  BigDecimal difference() {
    return ours.subtract(expected).abs();
  }

  boolean agrees() {
    return difference().compareTo(allowed) <= 0;
  }

  @Override
  public String toString() {
    return what + ": theirs " + expected.toPlainString() + ", ours " + ours.toPlainString();
  }
}
