package org.wattline.documents.pdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words, numbers and dates of a letter in its reader's language. */
final class Words {
  private final Locale locale;
  private final Currency currency;
  private final ResourceBundle texts;
  private final DateTimeFormatter longDate;
  private final DateTimeFormatter shortDate;
  private final DateTimeFormatter month;

  Words(Locale locale, Currency currency) {
    this.locale = locale;
    this.currency = currency;
    texts =
        ResourceBundle.getBundle(
            "org.wattline.documents.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    longDate =
        new DateTimeFormatterBuilder()
            .appendLocalized(FormatStyle.LONG, null)
            .toFormatter(locale)
            .withChronology(IsoChronology.INSTANCE);
    shortDate = DateTimeFormatter.ofPattern(texts.getString("date.short"), locale);
    month = DateTimeFormatter.ofPattern("LLL", locale);
  }

  String of(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  String money(BigDecimal amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(
        Math.max(currency.getDefaultFractionDigits(), amount.stripTrailingZeros().scale()));
    return format.format(amount);
  }

  /** A quantity, exact, with at most six decimals shown. */
  String quantity(BigDecimal quantity) {
    return number(quantity, 0, 6);
  }

  /** A unit in the reader's words; a symbol such as kWh is that of all languages. */
  String unit(String unit, BigDecimal quantity) {
    String key = "unit." + unit.replace("·", ".");
    return texts.containsKey(key)
        ? of(key, quantity.abs().compareTo(BigDecimal.ONE) == 0 ? 1 : 2)
        : unit;
  }

  /** A price of one unit, at its full length up to eight decimals. */
  String price(BigDecimal price) {
    return number(price, 2, 8);
  }

  /** In prose: with one decimal. */
  String rounded(BigDecimal quantity) {
    return number(quantity, 1, 1);
  }

  String percent(BigDecimal percent) {
    return number(percent, 0, 4) + "\u00a0%";
  }

  private String number(BigDecimal number, int least, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  String date(LocalDate day) {
    return longDate.format(day);
  }

  String shortDate(LocalDate day) {
    return shortDate.format(day);
  }

  /** The first to the last day of a half-open range. */
  String days(LocalDate from, LocalDate to) {
    LocalDate last = to.minusDays(1);
    return from.equals(last) ? shortDate(from) : shortDate(from) + " – " + shortDate(last);
  }

  String month(LocalDate day) {
    return month.format(day);
  }

  String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale);
  }
}
