package org.wattline.rating.engine;

import java.math.BigDecimal;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.tariff.DemandQuantity;
import org.wattline.rating.tariff.EnergyUnit;

/** Units of energy prices, as decimal digits above the channel's own unit. */
final class Units {
  private Units() {}

  /** How many digits a unit stands above Wh. */
  static int digits(EnergyUnit unit) {
    return unit == EnergyUnit.MWH ? 6 : 3;
  }

  static Unit of(EnergyUnit unit) {
    return switch (unit) {
      case KWH -> Unit.KWH;
      case MWH -> Unit.MWH;
      case M3 -> Unit.CUBIC_METRE;
      case KVARH -> Unit.KVARH;
    };
  }

  static Unit of(DemandQuantity quantity) {
    return switch (quantity) {
      case KW -> Unit.KW;
      case KVA -> Unit.KVA;
      case KVAR -> Unit.KVAR;
    };
  }

  /** A number times ten to a power. */
  static Exact shifted(Exact value, int digits) {
    return digits == 0
        ? value
        : value.times(
            digits > 0 ? Exact.of(BigDecimal.TEN.pow(digits)) : Exact.ofScaled(1, -digits));
  }
}
