package org.wattline.kernel;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/**
 * Money as it stands on a document: a decimal that has been rounded. It adds and subtracts, and
 * never multiplies: what is still being computed is an {@link UnroundedAmount}.
 *
 * @param amount a decimal, scaled to the currency's minor unit or finer; negative is a credit
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    BigDecimal plain = amount.stripTrailingZeros();
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    amount = plain.scale() < digits ? plain.setScale(digits) : plain;
  }

  public static Money of(String amount, String currencyCode) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * Reads what {@link #toString} writes, {@code EUR 12.50}.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static Money parse(String text) {
    int space = text.indexOf(' ');
    if (space != 3 || text.length() > Exact.MAX_TEXT) {
      throw new IllegalArgumentException("Money reads like 'EUR 12.50', not '" + text + "'");
    }
    return of(text.substring(space + 1), text.substring(0, space));
  }

  public Money plus(Money other) {
    requireSame(currency, other.currency);
    return new Money(amount.add(other.amount), currency);
  }

  public Money minus(Money other) {
    requireSame(currency, other.currency);
    return new Money(amount.subtract(other.amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  public int signum() {
    return amount.signum();
  }

  /** Back to computing with it. */
  public UnroundedAmount unrounded() {
    return new UnroundedAmount(Exact.of(amount), currency);
  }

  @Override
  public int compareTo(Money other) {
    requireSame(currency, other.currency);
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + amount.toPlainString();
  }

  static void requireSame(Currency left, Currency right) {
    if (!left.equals(right)) {
      throw new IllegalArgumentException(
          "Cannot add " + left + " and " + right + ": convert one first");
    }
  }
}
