package org.wattline.bills;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.result.Line;
import org.wattline.rating.tariff.ComponentGroup;

/** How much energy a statement is about. */
final class Consumption {
  private Consumption() {}

  /**
   * The energy of the component of energy that has the most, in kWh: others price parts of it, or
   * the same again. Null where no component prices energy.
   */
  static @Nullable BigDecimal imported(Statement statement) {
    Map<String, Exact> byComponent = new HashMap<>();
    statement
        .stretches()
        .forEach(
            stretch -> {
              for (Line line : stretch.rated().lines()) {
                Exact quantity = line.quantity();
                if (quantity != null
                    && line.unit() == Unit.KWH
                    && line.group() == ComponentGroup.ENERGY) {
                  byComponent.merge(line.component(), quantity, Exact::plus);
                }
              }
            });
    return byComponent.values().stream()
        .max(Exact::compareTo)
        .map(PricedParts::decimal)
        .orElse(null);
  }
}
