package org.wattline.controlplane.api;

import java.util.List;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The market packs that a supplier can be provisioned with. */
@HttpExchange("/api/v1/markets")
public interface MarketsApi {

  @GetExchange
  List<Market> list();
}
