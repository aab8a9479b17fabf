package org.wattline.billing.simulations.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.tariffs.SimulationsApi;
import org.wattline.billing.contract.tariffs.TariffComparison;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.billing.contract.tariffs.TestBillRequest;
import org.wattline.billing.simulations.Simulations;

@RestController
class SimulationsController implements SimulationsApi {
  private final Simulations simulations;
  private final Askers askers;

  SimulationsController(Simulations simulations, Askers askers) {
    this.simulations = simulations;
    this.askers = askers;
  }

  @Override
  public TestBill test(UUID id, TestBillRequest request) {
    return simulations.test(askers.current(), id, request);
  }

  @Override
  public TariffComparison compare(
      UUID id, LocalDate from, LocalDate to, @Nullable String language) {
    return simulations.compare(askers.current(), id, from, to, language);
  }
}
