package org.wattline.billing.contract.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.wattline.billing.contract.metering.Resolution;

/**
 * What energy cost, interval by interval, on the same code as bills: over a billed period the costs
 * add up to the bill's lines of energy before their rounding. A customer asks for agreements of
 * their own accounts, staff for all of the supplier's.
 */
@HttpExchange("/api/v1")
public interface EnergyCostsApi {
  /** The most days of one answer: a year with its leap day. */
  int MAX_DAYS = 366;

  /**
   * Costs of an agreement's energy. Days on which it does not supply have none.
   *
   * @param from the first day
   * @param to the first day after, at most {@value #MAX_DAYS} days later
   * @param knownAt by what was known at that moment; null for now
   * @param language of names: two letters
   */
  @GetExchange("/agreements/{id}/energy-costs")
  EnergyCosts costs(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "DAY") Resolution resolution,
      @Nullable @RequestParam(required = false) Instant knownAt,
      @Nullable @RequestParam(required = false) String language);

  /** The same as CSV, a row for each time and tariff period in which something was used. */
  @GetExchange(value = "/agreements/{id}/energy-costs.csv", accept = "text/csv")
  byte[] costsAsCsv(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "INTERVAL") Resolution resolution,
      @Nullable @RequestParam(required = false) Instant knownAt);
}
