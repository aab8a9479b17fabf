package org.wattline.kernel;

import java.util.Currency;
import java.util.Objects;

/**
 * A price for one unit of something, unrounded.
 *
 * @param value currency units for one unit; negative where the supplier pays
 * @param currency ISO 4217
 * @param per the unit priced
 */
public record UnitPrice(Exact value, Currency currency, Unit per) {
  public UnitPrice {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(per, "per");
  }

  public UnroundedAmount times(Exact quantity) {
    return new UnroundedAmount(value.times(quantity), currency);
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + value + "/" + per.symbol();
  }
}
