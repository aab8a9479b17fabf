package org.wattline.console.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;

/**
 * What was used at a point under an agreement: no day before it, since that was somebody else's.
 *
 * @param from the first day of this month that the agreement has
 * @param to today, which is not over
 * @param now the days from there on; empty on the first of a month
 * @param before the same days a year ago; empty where the agreement did not have them all
 * @param months the twelve before this one, as far as the agreement goes back
 */
record PointUse(
    LocalDate from,
    LocalDate to,
    List<UsageSeries> now,
    List<UsageSeries> before,
    List<UsageSeries> months) {
  private static final int MONTHS = 12;

  static PointUse fetch(UsageApi usage, Agreement agreement, LocalDate today) {
    LocalDate first = today.withDayOfMonth(1);
    LocalDate from = later(first, agreement.from());
    LocalDate ago = from.minusYears(1);
    boolean known = !ago.isBefore(agreement.from());
    return new PointUse(
        from,
        today,
        of(usage, agreement, from, today, Resolution.DAY),
        known ? of(usage, agreement, ago, today.minusYears(1), Resolution.DAY) : List.of(),
        of(
            usage,
            agreement,
            later(first.minusMonths(MONTHS), agreement.from()),
            first,
            Resolution.MONTH));
  }

  private static List<UsageSeries> of(
      UsageApi usage, Agreement agreement, LocalDate from, LocalDate to, Resolution resolution) {
    return from.isBefore(to)
        ? usage.usage(agreement.servicePointId(), from, to, resolution, null)
        : List.of();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** What was taken from the grid. */
  static BigDecimal taken(List<UsageSeries> series) {
    return series.stream()
        .filter(
            one ->
                one.direction() == RegisterDirection.IMPORT
                    || one.direction() == RegisterDirection.NET)
        .map(UsageSeries::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Values that have not come. */
  static int missing(List<UsageSeries> series) {
    return series.stream().mapToInt(UsageSeries::missing).sum();
  }
}
