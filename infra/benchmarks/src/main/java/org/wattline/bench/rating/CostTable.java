package org.wattline.bench.rating;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tariffs whose costs are told apart: each adds one feature to a flat price. */
final class CostTable {
  private static final String PRO_RATA = "pro-rata";

  private CostTable() {}

  static Map<String, TariffShape> shapes() {
    TariffShape flat = TariffShape.flat();
    Map<String, TariffShape> all = new LinkedHashMap<>();
    all.put("flat price and standing charge", flat);
    all.put("2 periods", flat.withPeriods(2));
    all.put("4 periods", flat.withPeriods(4));
    all.put("8 periods", flat.withPeriods(8));
    all.put("3 tiers", flat.withTiers(3, PRO_RATA));
    all.put("10 tiers", flat.withTiers(10, PRO_RATA));
    all.put("3 periods, 3 tiers pro rata", flat.withPeriods(3).withTiers(3, PRO_RATA));
    all.put("3 periods, 3 tiers per period", flat.withPeriods(3).withTiers(3, "per-period"));
    all.put("3 periods, 3 tiers chronological", flat.withPeriods(3).withTiers(3, "chronological"));
    all.put("demand, 15 minutes", flat.withDemand(15, false));
    all.put("demand, 60 minutes", flat.withDemand(60, false));
    all.put("demand, 15 minutes, ratchet", flat.withDemand(15, true));
    all.put("4 more energy components", flat.withNetwork(4));
    all.put("16 more energy components", flat.withNetwork(16));
    all.put("1 tax", flat.withTaxes(1));
    all.put("2 taxes, one on the other", flat.withTaxes(2));
    all.put("hourly price", flat.withHourlyPrices());
    all.put("all of the measured tariff", TariffShape.full());
    return all;
  }
}
