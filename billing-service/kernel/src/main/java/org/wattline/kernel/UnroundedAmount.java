package org.wattline.kernel;

import java.util.Currency;
import java.util.Objects;

/**
 * Money while it is being computed: exact, never rounded. {@link #rounded} makes {@link Money} of
 * it, once, at the bill line.
 *
 * @param value any exact number of currency units; negative is a credit
 * @param currency ISO 4217
 */
public record UnroundedAmount(Exact value, Currency currency) {
  public UnroundedAmount {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(currency, "currency");
  }

  public static UnroundedAmount zero(Currency currency) {
    return new UnroundedAmount(Exact.ZERO, currency);
  }

  public UnroundedAmount plus(UnroundedAmount other) {
    Money.requireSame(currency, other.currency);
    return new UnroundedAmount(value.plus(other.value), currency);
  }

  public UnroundedAmount minus(UnroundedAmount other) {
    Money.requireSame(currency, other.currency);
    return new UnroundedAmount(value.minus(other.value), currency);
  }

  public UnroundedAmount times(Exact factor) {
    return new UnroundedAmount(value.times(factor), currency);
  }

  public UnroundedAmount negated() {
    return new UnroundedAmount(value.negated(), currency);
  }

  /** The one rounding decision of a line. */
  public Money rounded(Rounding rounding) {
    return new Money(rounding.round(value), currency);
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + value;
  }
}
