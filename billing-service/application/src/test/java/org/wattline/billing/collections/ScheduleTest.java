package org.wattline.billing.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.billing.contract.collections.PlannedInstalment;

@Tag("UC-053")
class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "100.00, 2, 2, 50.00 50.00",
    "100.00, 2, 3, 33.34 33.33 33.33",
    "258.59, 2, 6, 43.10 43.10 43.10 43.10 43.10 43.09",
    "20.01,  2, 2, 10.01 10.00",
    "0.02,   2, 2, 0.01 0.01",
    "1000,   0, 3, 334 333 333",
    "1.0000, 2, 2, 0.50 0.50",
    "10.001, 3, 2, 5.001 5.000"
  })
  void aSumIsSplitToTheUnitTheLargerFirst(
      String total, int decimals, int months, String instalments) {
    Schedule schedule =
        Schedule.of(new BigDecimal(total), decimals, months, LocalDate.of(2026, 3, 5));

    assertThat(
            schedule.instalments().stream()
                .map(instalment -> instalment.amount().toPlainString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(instalments);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05, 3, 2026-01-05 2026-02-05 2026-03-05",
    "2026-01-31, 4, 2026-01-31 2026-02-28 2026-03-31 2026-04-30",
    "2027-12-30, 4, 2027-12-30 2028-01-30 2028-02-29 2028-03-30",
    "2026-11-15, 3, 2026-11-15 2026-12-15 2027-01-15"
  })
  void instalmentsAreOnTheSameDayOfEachMonthOrItsLast(LocalDate first, int months, String days) {
    Schedule schedule = Schedule.of(new BigDecimal("100.00"), 2, months, first);

    assertThat(
            schedule.instalments().stream()
                .map(instalment -> instalment.dueOn().toString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(days);
    assertThat(schedule.instalments())
        .extracting(PlannedInstalment::number)
        .startsWith(1, 2)
        .isSorted();
  }

  @Test
  void whatDoesNotMakeSoManyInstalmentsIsNone() {
    LocalDate day = LocalDate.of(2026, 1, 1);

    assertThatThrownBy(() -> Schedule.of(new BigDecimal("0.02"), 2, 3, day))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Schedule.of(new BigDecimal("10.001"), 2, 2, day))
        .isInstanceOf(ArithmeticException.class);
  }
}
