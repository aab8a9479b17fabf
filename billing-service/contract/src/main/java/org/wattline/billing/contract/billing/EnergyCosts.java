package org.wattline.billing.contract.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.metering.Resolution;

/**
 * What the energy of an agreement's days cost by its own tariff, without taxes.
 *
 * @param currency ISO 4217
 * @param zone whose days and months these are
 * @param from the first day
 * @param to the first day after
 * @param periods the tariff's periods, in its calendar's order; none where one price holds all the
 *     time
 * @param series one for each direction that is priced; none where nothing is
 * @param leftOut names of charges that do not depend on the energy of intervals, such as standing
 *     and capacity charges: they are in no cost here
 * @param uncosted days whose energy cannot be priced yet
 */
public record EnergyCosts(
    UUID agreementId,
    String currency,
    String zone,
    Resolution resolution,
    LocalDate from,
    LocalDate to,
    List<String> periods,
    List<CostSeries> series,
    List<String> leftOut,
    List<UncostedDays> uncosted) {
  public EnergyCosts {
    periods = List.copyOf(periods);
    series = List.copyOf(series);
    leftOut = List.copyOf(leftOut);
    uncosted = List.copyOf(uncosted);
  }
}
