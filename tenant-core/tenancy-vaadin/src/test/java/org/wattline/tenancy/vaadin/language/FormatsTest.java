package org.wattline.tenancy.vaadin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private final Formats flemish = new Formats(Locale.forLanguageTag("nl-BE"), BRUSSELS);
  private final Formats american = new Formats(Locale.US, ZoneId.of("America/Los_Angeles"));

  @Test
  void anAmountIsWrittenWithItsCurrencyTheReadersWay() {
    assertThat(flemish.money(new BigDecimal("1084.2"), Currency.getInstance("EUR")))
        .isEqualToNormalizingWhitespace("€\u00a01.084,20".replace('\u00a0', ' '))
        .contains("1.084,20");
    assertThat(american.money(new BigDecimal("-12.4"), Currency.getInstance("USD")))
        .isEqualTo("-$12.40");
  }

  @Test
  void aChangeHasItsSignWhereTheLanguageHasIt() {
    Currency euro = Currency.getInstance("EUR");
    String less = flemish.change(new BigDecimal("-0.22"), euro);

    assertThat(flemish.change(new BigDecimal("0.22"), euro)).isEqualTo(less.replace('-', '+'));
    assertThat(american.change(new BigDecimal("12.4"), Currency.getInstance("USD")))
        .isEqualTo("+$12.40");
    assertThat(flemish.change(BigDecimal.ZERO, euro)).doesNotContain("+").doesNotContain("-");
  }

  @Test
  void energyHasOneDecimalInProseAndAllInTables() {
    assertThat(flemish.energy(312_449)).isEqualTo("312,4\u00a0kWh");
    assertThat(american.energyExact(1_312_437)).isEqualTo("1,312.437\u00a0kWh");
  }

  @Test
  void aUnitThatIsAWordIsOneOfTheReadersLanguage() {
    Formats french = new Formats(Locale.forLanguageTag("fr-BE"), BRUSSELS);

    assertThat(flemish.quantityExact(new BigDecimal("0.082"), "year")).isEqualTo("0,082\u00a0jaar");
    assertThat(flemish.quantityExact(new BigDecimal("30"), "day")).endsWith("\u00a0dagen");
    assertThat(flemish.quantityExact(BigDecimal.ONE, "month")).endsWith("\u00a0maand");
    assertThat(french.quantityExact(new BigDecimal("2.5"), "kW·month")).endsWith("\u00a0kW-mois");
    assertThat(american.quantityExact(new BigDecimal("12"), "month")).endsWith("\u00a0months");
    assertThat(french.quantity(new BigDecimal("12"), "kWh")).endsWith("\u00a0kWh");
  }

  @Test
  void aDateOfThisYearHasNoYear() {
    LocalDate today = LocalDate.of(2026, 10, 20);

    assertThat(flemish.date(LocalDate.of(2026, 11, 12), today)).isEqualTo("12 november");
    assertThat(american.date(LocalDate.of(2026, 11, 12), today)).isEqualTo("November 12");
    assertThat(flemish.date(LocalDate.of(2027, 1, 4), today)).isEqualTo("4 januari 2027");
    assertThat(flemish.monthName(YearMonth.of(2026, 10))).isEqualTo("oktober");
  }

  @Test
  void aTaxRateKeepsItsDigits() {
    assertThat(american.rate(new BigDecimal("0.075"))).isEqualTo("7.5%");
    assertThat(american.rate(new BigDecimal("0.06"))).isEqualTo("6%");
    assertThat(american.rate(new BigDecimal("0.08125"))).isEqualTo("8.125%");
  }

  @Test
  void aDateIsInWordsAndADayEndsInTheSuppliersZone() {
    assertThat(flemish.date(LocalDate.of(2026, 11, 12))).isEqualTo("12 november 2026");
    assertThat(flemish.day(Instant.parse("2026-11-12T23:30:00Z"))).isEqualTo("13 november 2026");
  }

  @Test
  void aMomentInUtcSaysSo() {
    assertThat(new Formats(Locale.UK, ZoneOffset.UTC).moment(Instant.parse("2026-11-20T09:30:00Z")))
        .endsWith("09:30 UTC");
  }
}
