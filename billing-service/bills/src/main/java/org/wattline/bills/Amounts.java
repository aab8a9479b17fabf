package org.wattline.bills;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;

/** Amounts of money on bills: at least the currency's digits, and no trailing zeros beyond. */
final class Amounts {
  /** Digits of a tax base that has no end, as where a basis is unrounded. */
  private static final int DIGITS = 12;

  private Amounts() {}

  static BigDecimal money(Exact amount, Currency currency) {
    return scaled(
        amount.isDecimal() ? amount.toBigDecimal() : amount.rounded(DIGITS, RoundingMode.HALF_EVEN),
        currency);
  }

  static BigDecimal scaled(BigDecimal amount, Currency currency) {
    BigDecimal shortest = amount.stripTrailingZeros();
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return shortest.scale() < digits ? shortest.setScale(digits) : shortest;
  }

  static BigDecimal sum(Stream<BigDecimal> amounts, Currency currency) {
    return scaled(amounts.reduce(BigDecimal.ZERO, BigDecimal::add), currency);
  }
}
