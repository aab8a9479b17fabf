package org.wattline.rating.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.wattline.kernel.Exact;

/** Numbers as people of a language write them; what is no decimal is shown rounded, with a sign. */
final class Numbers {
  /** Digits after the point of a fraction that has no end. */
  private static final int SHOWN = 6;

  private static final int MOST = 12;

  private final Locale locale;
  private final Currency currency;

  private static final String NEARLY = "≈ ";

  Numbers(Locale locale, Currency currency) {
    this.locale = locale;
    this.currency = currency;
  }

  String plain(Exact value) {
    return plain(value, 0);
  }

  /** A value with what it is to what stands before it: equal, or nearly. */
  String result(Exact value) {
    String plain = plain(value);
    return plain.startsWith(NEARLY) ? plain : "= " + plain;
  }

  /** Money with all its digits, and at least those of the currency. */
  String money(Exact value) {
    return currency.getSymbol(locale) + " " + plain(value, currency.getDefaultFractionDigits());
  }

  private String plain(Exact value, int least) {
    boolean whole = value.isDecimal() && value.toBigDecimal().scale() <= MOST;
    BigDecimal shown = whole ? value.toBigDecimal() : value.rounded(SHOWN, RoundingMode.HALF_EVEN);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(Math.max(least, MOST));
    return (whole ? "" : NEARLY) + format.format(shown);
  }
}
