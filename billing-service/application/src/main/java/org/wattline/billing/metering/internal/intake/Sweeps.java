package org.wattline.billing.metering.internal.intake;

import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wattline.tenancy.concurrent.EachTenant;

/** Takes up, for every supplier, runs whose process died and points that came to be known. */
@Component
@EnableScheduling
class Sweeps {
  private final EachTenant tenants;
  private final RunWorker worker;

  Sweeps(EachTenant tenants, RunWorker worker) {
    this.tenants = tenants;
    this.worker = worker;
  }

  @Scheduled(
      initialDelayString = "${wattline.deliveries.sweep:60s}",
      fixedDelayString = "${wattline.deliveries.sweep:60s}")
  void sweep() throws InterruptedException {
    tenants.run("deliveries", tenant -> worker.sweep());
  }
}
