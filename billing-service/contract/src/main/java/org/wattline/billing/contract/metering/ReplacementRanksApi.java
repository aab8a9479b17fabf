package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The supplier's own order of qualities. Staff read it, supervisors and administrators set it. */
@HttpExchange("/api/v1/replacement-ranks")
public interface ReplacementRanksApi {

  @GetExchange
  ReplacementRanks get();

  /**
   * Sets the order for what comes from now on. What is stored stays as it is; a replay of its
   * deliveries judges it again.
   */
  @PutExchange
  ReplacementRanks set(@Valid @RequestBody ReplacementRanks ranks);
}
