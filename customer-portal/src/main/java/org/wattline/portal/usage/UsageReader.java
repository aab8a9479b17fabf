package org.wattline.portal.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** Reads what a range shows: energy, and what it cost. */
final class UsageReader {
  private final UsageApi usage;
  private final EnergyCostsApi costs;
  private final String language;

  /**
   * @param language of names: it is read in the background, where there is no page
   */
  UsageReader(UsageApi usage, EnergyCostsApi costs, String language) {
    this.usage = usage;
    this.costs = costs;
    this.language = language;
  }

  /**
   * What a range shows.
   *
   * @param missing values of the supply's own days up to yesterday that have not arrived
   * @param costs null where none are asked for, or they are refused
   */
  record Found(List<UsageSeries> series, int missing, @Nullable EnergyCosts costs) {}

  Found read(Shown shown, LocalDate today) {
    UUID point = shown.supply().servicePointId();
    LocalDate from = shown.from();
    LocalDate to = shown.to();
    List<UsageSeries> series =
        usage.usage(point, from, to, shown.range().resolution(), shown.knownAt());
    LocalDate first = later(from, shown.supply().from());
    LocalDate end = earlier(earlier(to, shown.supply().to()), today);
    int missing =
        first.equals(from) && end.equals(to)
            ? missing(series)
            : first.isBefore(end)
                ? missing(usage.usage(point, first, end, Resolution.YEAR, shown.knownAt()))
                : 0;
    return new Found(series, missing, hasCosts(shown) ? costs(shown) : null);
  }

  /** Years side by side are more than is priced at once. */
  static boolean hasCosts(Shown shown) {
    return shown.range() != Range.YEARS;
  }

  private @Nullable EnergyCosts costs(Shown shown) {
    try {
      return costs.costs(
          shown.supply().id(),
          shown.from(),
          shown.to(),
          shown.range().resolution(),
          shown.knownAt(),
          language);
    } catch (ApiProblemException refused) {
      // energy is shown without them
      return null;
    }
  }

  byte[] csv(Shown shown, LocalDate from) {
    return usage.usageAsCsv(
        shown.supply().servicePointId(), from, shown.to(), Resolution.INTERVAL, shown.knownAt());
  }

  byte[] greenButton(Shown shown, LocalDate from) {
    return usage.usageAsGreenButton(
        shown.supply().servicePointId(), from, shown.to(), shown.knownAt());
  }

  byte[] costsCsv(Shown shown) {
    return costs.costsAsCsv(
        shown.supply().id(), shown.from(), shown.to(), Resolution.INTERVAL, shown.knownAt());
  }

  private static int missing(List<UsageSeries> series) {
    return series.stream().mapToInt(UsageSeries::missing).sum();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
    return other == null || one.isBefore(other) ? one : other;
  }
}
