package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/** Amounts as the gateway counts them: in the currency's smallest unit. */
final class Minor {
  private Minor() {}

  /**
   * @throws ArithmeticException when the amount is finer than the currency
   */
  static long of(BigDecimal amount, String currency) {
    return amount
        .setScale(digits(currency), RoundingMode.UNNECESSARY)
        .unscaledValue()
        .longValueExact();
  }

  static BigDecimal toAmount(long minor, String currency) {
    return BigDecimal.valueOf(minor, digits(currency));
  }

  private static int digits(String currency) {
    return Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
  }
}
