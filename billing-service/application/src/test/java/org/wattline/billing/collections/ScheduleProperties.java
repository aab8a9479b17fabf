package org.wattline.billing.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.wattline.billing.contract.collections.PlannedInstalment;

class ScheduleProperties {

  @Property
  void instalmentsComeToTheSumDifferByOneUnitAtMostAndNeverGrow(
      @ForAll @LongRange(min = 24, max = 1_000_000_000_000L) long units,
      @ForAll @IntRange(min = 2, max = 24) int months,
      @ForAll @IntRange(max = 3) int decimals) {
    BigDecimal total = BigDecimal.valueOf(units, decimals);

    List<BigDecimal> amounts =
        Schedule.of(total, decimals, months, LocalDate.of(2026, 1, 1)).instalments().stream()
            .map(PlannedInstalment::amount)
            .toList();

    assertThat(amounts).hasSize(months);
    assertThat(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(total);
    assertThat(amounts.getFirst().subtract(amounts.getLast()))
        .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(1, decimals));
    for (int i = 1; i < months; i++) {
      assertThat(amounts.get(i)).isLessThanOrEqualTo(amounts.get(i - 1)).isPositive();
    }
  }

  @Property
  void daysAreOneAMonthInTheirOrderOnTheFirstsDayOrTheMonthsLast(
      @ForAll @IntRange(max = 3_000) int later, @ForAll @IntRange(min = 2, max = 24) int months) {
    LocalDate first = LocalDate.of(2026, 1, 1).plusDays(later);

    List<LocalDate> days =
        Schedule.of(new BigDecimal("500.00"), 2, months, first).instalments().stream()
            .map(PlannedInstalment::dueOn)
            .toList();

    assertThat(days.getFirst()).isEqualTo(first);
    for (int i = 1; i < months; i++) {
      LocalDate day = days.get(i);
      assertThat(day).isAfter(days.get(i - 1));
      assertThat(day.withDayOfMonth(1)).isEqualTo(first.withDayOfMonth(1).plusMonths(i));
      assertThat(day.getDayOfMonth())
          .isEqualTo(Math.min(first.getDayOfMonth(), day.lengthOfMonth()));
    }
  }
}
