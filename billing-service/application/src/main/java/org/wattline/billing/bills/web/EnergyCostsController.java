package org.wattline.billing.bills.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.bills.EnergyCosting;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.metering.Resolution;

@RestController
class EnergyCostsController implements EnergyCostsApi {
  private final EnergyCosting costing;
  private final Askers askers;

  EnergyCostsController(EnergyCosting costing, Askers askers) {
    this.costing = costing;
    this.askers = askers;
  }

  @Override
  public EnergyCosts costs(
      UUID id,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt,
      @Nullable String language) {
    return costing.costs(askers.current(), id, from, to, resolution, knownAt, language);
  }

  @Override
  public byte[] costsAsCsv(
      UUID id, LocalDate from, LocalDate to, Resolution resolution, @Nullable Instant knownAt) {
    return costing.csv(askers.current(), id, from, to, resolution, knownAt);
  }
}
