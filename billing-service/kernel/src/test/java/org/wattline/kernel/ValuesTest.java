package org.wattline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource({
    "1.025, 0.05, HALF_UP, 1.05",
    "1.02, 0.05, HALF_UP, 1.00",
    "-1.025, 0.05, HALF_UP, -1.05",
    "12.3, 1, UP, 13",
    "12.005, 0.01, HALF_UP, 12.01",
    "1234.5, 100, HALF_UP, 1200"
  })
  void roundingGoesToAMultipleOfItsStep(
      String value, BigDecimal step, RoundingMode mode, BigDecimal expected) {
    assertThat(new Rounding(step, mode).round(Exact.parse(value))).isEqualByComparingTo(expected);
  }

  @Test
  void anUnroundedAmountBecomesMoneyOnce() {
    UnroundedAmount third = new UnroundedAmount(Exact.ratio(1, 3), EUR);

    assertThat(third.plus(third).plus(third)).isEqualTo(new UnroundedAmount(Exact.ONE, EUR));
    assertThat(third.rounded(Rounding.toMinorUnit(EUR))).isEqualTo(Money.of("0.33", "EUR"));
  }

  @Test
  void moneyReadsBackWhatItWritesAndKeepsTheMinorUnit() {
    assertThat(Money.of("12.5", "EUR")).hasToString("EUR 12.50");
    assertThat(Money.of("12", "JPY")).hasToString("JPY 12");
    assertThat(Money.parse("EUR 12.50")).isEqualTo(Money.of("12.5", "EUR"));
    assertThatThrownBy(() -> Money.parse("12.50")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EUR");
  }

  @Test
  void meanPowerOfAQuarterHourIsFourTimesItsEnergy() {
    assertThat(Energy.ofWattHours(625).meanWatts(Duration.ofMinutes(15))).isEqualTo(Exact.of(2500));
    assertThat(Energy.ofKilowattHours(2)).hasToString("2 kWh");
    assertThat(Power.ofWatts(2500)).hasToString("2.5 kW");
  }

  @Test
  void aRangeIsHalfOpen() {
    LocalDateRange january = LocalDateRange.parse("2025-01-01/2025-02-01");

    assertThat(january.days()).isEqualTo(31);
    assertThat(january.contains(LocalDate.parse("2025-01-31"))).isTrue();
    assertThat(january.contains(LocalDate.parse("2025-02-01"))).isFalse();
    assertThat(january.intersection(LocalDateRange.parse("2025-02-01/2025-03-01"))).isEmpty();
    assertThat(LocalDateRange.parse(january.toString())).isEqualTo(january);
    assertThatThrownBy(() -> LocalDateRange.parse("2025-02-01/2025-01-01"))
        .hasMessageContaining("before it starts");
  }

  @Test
  void aPriceTimesAQuantityIsAnAmount() {
    UnitPrice price = new UnitPrice(Exact.parse("0.31"), EUR, Unit.KWH);

    assertThat(price.times(Exact.parse("312.5")).value()).isEqualTo(Exact.parse("96.875"));
    assertThat(price).hasToString("EUR 0.31/kWh");
  }
}
