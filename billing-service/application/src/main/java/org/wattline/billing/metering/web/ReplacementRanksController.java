package org.wattline.billing.metering.web;

import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.metering.ReplacementRanks;
import org.wattline.billing.contract.metering.ReplacementRanksApi;
import org.wattline.billing.metering.ReplacementOrder;

@RestController
class ReplacementRanksController implements ReplacementRanksApi {
  private final ReplacementOrder order;
  private final Askers askers;

  ReplacementRanksController(ReplacementOrder order, Askers askers) {
    this.order = order;
    this.askers = askers;
  }

  @Override
  public ReplacementRanks get() {
    return order.get(askers.current());
  }

  @Override
  public ReplacementRanks set(ReplacementRanks ranks) {
    return order.set(askers.current(), ranks);
  }
}
