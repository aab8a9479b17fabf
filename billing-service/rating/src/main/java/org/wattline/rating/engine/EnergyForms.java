package org.wattline.rating.engine;

import java.util.function.Predicate;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Index;
import org.wattline.rating.tariff.IndexKind;
import org.wattline.rating.tariff.IndexPrice;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.PriceVersion;
import org.wattline.rating.tariff.TariffDocument;

/** Questions about the prices of an energy component. */
final class EnergyForms {
  /**
   * Minutes of the demand that thresholds per kW use where the tariff names no demand component.
   */
  static final int DEMAND_WINDOW = 15;

  private EnergyForms() {}

  static boolean usesDemand(Energy energy) {
    return anyForm(
        energy, form -> form.tiers().stream().anyMatch(tier -> tier.upToPerKw() != null));
  }

  /** Whether any price follows an index interval by interval. */
  static boolean followsIntervals(Energy energy, TariffDocument tariff) {
    return anyForm(energy, form -> followsIntervals(form, tariff));
  }

  static boolean followsIntervals(PriceForm form, TariffDocument tariff) {
    IndexPrice index = form.index();
    Index declared = index == null ? null : tariff.indices().get(index.id());
    return declared != null && declared.type() == IndexKind.INTERVAL;
  }

  private static boolean anyForm(Energy energy, Predicate<PriceForm> is) {
    for (PriceVersion version : energy.prices()) {
      PriceForm single = version.single();
      if (single != null ? is.test(single) : version.periods().values().stream().anyMatch(is)) {
        return true;
      }
    }
    return false;
  }
}
