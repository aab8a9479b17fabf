package org.wattline.console.suppliers;

import java.util.List;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.Market;
import org.wattline.controlplane.api.MarketsApi;

/** What people call the markets of this installation. */
@Component
class MarketNames {
  private final MarketsApi markets;

  MarketNames(MarketsApi markets) {
    this.markets = markets;
  }

  /** The name of each market by its code, as of now. */
  Names now() {
    return new Names(markets.list());
  }

  /** A list of markets that was asked for once. */
  record Names(List<Market> markets) {
    /** The market's name; its code where the installation no longer has the market. */
    String of(String code) {
      return markets.stream()
          .filter(market -> market.id().equals(code))
          .map(Market::name)
          .findFirst()
          .orElse(code);
    }
  }
}
