package org.wattline.tenancy.vaadin.language;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;

/**
 * Writes amounts, energy and time the way the reader's language does, in the supplier's zone.
 *
 * @param locale the reader's
 * @param zone the market's: days begin and end there
 */
public record Formats(Locale locale, ZoneId zone) {
  private static final int WH_PER_KWH_DIGITS = 3;

  /** Energy is priced to a thousandth of a cent. */
  private static final int PRICE_DIGITS = 6;

  /** Tax rates are given to a thousandth of a per cent at most. */
  private static final int RATE_DIGITS = 3;

  /** The formats of the current page: its language, as it is written in the supplier's country. */
  public static Formats here() {
    Site site = SiteScope.current();
    Locale language = UI.getCurrent().getLocale();
    TenantEntry tenant = site.tenant();
    if (tenant == null || !language.getCountry().isEmpty()) {
      return new Formats(language, site.zone());
    }
    String country = tenant.market().replaceFirst("-.*", "");
    return new Formats(Locale.of(language.getLanguage(), country), site.zone());
  }

  /** An amount with its currency: {@code € 84,20}. */
  public String money(BigDecimal amount, Currency currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
    return format.format(amount);
  }

  /** A change of an amount, with its sign where the language has it: {@code € +13,42}. */
  public String change(BigDecimal amount, Currency currency) {
    return amount.signum() > 0
        ? money(amount.negate(), currency).replace('-', '+')
        : money(amount, currency);
  }

  /** A price of a unit, with the digits that it has: {@code € 0,28460}. */
  public String price(BigDecimal price, Currency currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
    format.setMaximumFractionDigits(Math.max(PRICE_DIGITS, currency.getDefaultFractionDigits()));
    return format.format(price);
  }

  /** A quantity with its unit, for prose: {@code 312.4 kWh}. */
  public String quantity(BigDecimal quantity, String unit) {
    return number(quantity, 1) + "\u00a0" + Messages.unit(unit, quantity, locale);
  }

  /** A quantity with its unit, exact. */
  public String quantityExact(BigDecimal quantity, String unit) {
    return number(quantity, WH_PER_KWH_DIGITS) + "\u00a0" + Messages.unit(unit, quantity, locale);
  }

  /** A part of a whole, to the nearest hundredth: {@code 12 %}. */
  public String percent(BigDecimal part) {
    return NumberFormat.getPercentInstance(locale).format(part);
  }

  /** A rate, such as a tax's, with the digits that it has: {@code 7.5 %}. */
  public String rate(BigDecimal part) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(RATE_DIGITS);
    return format.format(part);
  }

  /** A month in words: {@code October 2026}. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
  }

  /** A month's name alone: {@code October}. */
  public String monthName(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL", locale).format(month);
  }

  /** A month's name alone, short: {@code Oct}. */
  public String shortMonth(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLL", locale).format(month);
  }

  /** The time of an instant: {@code 14:05}. */
  public String time(Instant at) {
    return new DateTimeFormatterBuilder()
        .appendLocalized(null, FormatStyle.SHORT)
        .toFormatter(locale)
        .format(at.atZone(zone));
  }

  /** Energy for prose, one decimal: {@code 312.4 kWh}. */
  public String energy(long wattHours) {
    return decimal(wattHours, 1, 1) + "\u00a0kWh";
  }

  /** Energy for a table, exact: {@code 312.437 kWh}. */
  public String energyExact(long wattHours) {
    return decimal(wattHours, WH_PER_KWH_DIGITS, WH_PER_KWH_DIGITS) + "\u00a0kWh";
  }

  /** A whole number with its thousands apart. */
  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A date in words: {@code 12 November 2026}. */
  public String date(LocalDate date) {
    return new DateTimeFormatterBuilder()
        .appendLocalized(FormatStyle.LONG, null)
        .toFormatter(locale)
        .format(date);
  }

  /** A date in words, with its year only where it is not this one's: {@code 12 November}. */
  public String date(LocalDate date, LocalDate today) {
    return date.getYear() == today.getYear()
        ? DateTimeFormatter.ofLocalizedPattern("MMMMd").withLocale(locale).format(date)
        : date(date);
  }

  /** The day of an instant, in words. */
  public String day(Instant at) {
    return date(at.atZone(zone).toLocalDate());
  }

  /** Day and time, short, for tables: {@code 12 Nov 2026, 14:05}; UTC says so. */
  public String moment(Instant at) {
    String text =
        new DateTimeFormatterBuilder()
            .appendLocalized(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .toFormatter(locale)
            .format(at.atZone(zone));
    return zone.equals(ZoneOffset.UTC) ? text + " UTC" : text;
  }

  /** A language's own name for itself: {@code Nederlands}. */
  public static String languageName(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /** The same for BCP 47 tags, in their order: {@code Nederlands, English}. */
  public static String languageNames(List<String> tags) {
    return tags.stream()
        .map(tag -> languageName(Locale.forLanguageTag(tag)))
        .collect(Collectors.joining(", "));
  }

  private String number(BigDecimal quantity, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(Math.min(1, most));
    format.setMaximumFractionDigits(most);
    return format.format(quantity);
  }

  private String decimal(long wattHours, int least, int most) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(BigDecimal.valueOf(wattHours, WH_PER_KWH_DIGITS));
  }
}
