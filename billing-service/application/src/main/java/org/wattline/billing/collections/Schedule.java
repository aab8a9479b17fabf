package org.wattline.billing.collections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wattline.billing.contract.collections.PlannedInstalment;

/**
 * A sum in monthly instalments: whole numbers of the currency's smallest unit that come to the sum
 * exactly and differ by one at most, the larger first; on the same day of each month, or on the
 * last day of a month that has no such day.
 *
 * @param total above zero
 * @param instalments at least one
 */
public record Schedule(BigDecimal total, List<PlannedInstalment> instalments) {
  public Schedule {
    instalments = List.copyOf(instalments);
    BigDecimal sum =
        instalments.stream()
            .map(PlannedInstalment::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(total) != 0) {
      throw new IllegalArgumentException("Instalments of " + sum + " are no schedule for " + total);
    }
  }

  /**
   * @param decimals of the currency
   * @throws ArithmeticException when the total is finer than that
   * @throws IllegalArgumentException when it is too small for so many instalments
   */
  public static Schedule of(BigDecimal total, int decimals, int months, LocalDate firstOn) {
    long units = total.movePointRight(decimals).longValueExact();
    if (months < 1 || units < months) {
      throw new IllegalArgumentException(total + " does not make " + months + " instalments");
    }
    long each = units / months;
    long larger = units % months;
    List<PlannedInstalment> instalments = new ArrayList<>(months);
    for (int i = 0; i < months; i++) {
      instalments.add(
          new PlannedInstalment(
              i + 1,
              firstOn.plusMonths(i), // always from the first: the 31st comes back after February
              BigDecimal.valueOf(i < larger ? each + 1 : each, decimals)));
    }
    return new Schedule(total, instalments);
  }
}
