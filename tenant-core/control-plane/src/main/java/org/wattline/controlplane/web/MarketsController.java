package org.wattline.controlplane.web;

import java.util.List;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.controlplane.api.Market;
import org.wattline.controlplane.api.MarketsApi;
import org.wattline.controlplane.schema.MarketPacks;

@RestController
class MarketsController implements MarketsApi {
  private final MarketPacks packs;

  MarketsController(MarketPacks packs) {
    this.packs = packs;
  }

  @Override
  public List<Market> list() {
    return packs.all();
  }
}
