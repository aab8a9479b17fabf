package org.wattline.commands.rate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.Formula;

/** What of a component's energy was priced in each period, and by which price. */
final class PeriodParts {
  /** A period and its price. */
  record Priced(String period, Exact price) {}

  private final Map<Priced, Exact> quantities = new LinkedHashMap<>();

  /** Adds what a line was computed from. */
  void add(Formula formula) {
    switch (formula) {
      case Formula.Sum sum -> sum.of().forEach(this::add);
      case Formula.Product product -> add(product);
      default -> {
        // what is not priced by period is told by --explain
      }
    }
  }

  private void add(Formula.Product product) {
    List<Formula> others = new ArrayList<>(product.of());
    Formula.Price price = null;
    for (Formula each : product.of()) {
      if (each instanceof Formula.Price one && one.period() != null) {
        price = one;
        others.remove(each);
      }
    }
    if (price == null) {
      others.forEach(this::add);
      return;
    }
    Exact quantity = others.stream().map(Formula::value).reduce(Exact.ONE, Exact::times);
    String period = price.period();
    if (period != null && !quantity.isZero()) {
      quantities.merge(new Priced(period, price.value()), quantity, Exact::plus);
    }
  }

  /** The quantities by period and price, where there are several. */
  Map<Priced, Exact> several() {
    return quantities.size() > 1 ? quantities : Map.of();
  }
}
