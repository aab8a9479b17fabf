package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.PriceOrigin;
import org.wattline.rating.tariff.IndexPrice;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.Tier;

/** Applies overrides to a price: of those that hold, the newest that names the place counts. */
final class Overriding {
  private Overriding() {}

  static BoundForm apply(
      BoundForm bound,
      String period,
      List<PriceOverride> layer,
      LocalDate day,
      PriceOrigin origin) {
    List<PriceOverride> holding =
        layer.stream()
            .filter(
                each -> each.covers(day) && (each.period() == null || each.period().equals(period)))
            .toList();
    if (holding.isEmpty()) {
      return bound;
    }
    PriceForm form = bound.form();
    if (!form.tiers().isEmpty()) {
      return tiers(bound, holding, day, origin);
    }
    PriceOverride newest =
        PriceTimeline.newest(holding.stream().filter(each -> each.tier() == null).toList(), day);
    if (newest == null) {
      return bound;
    }
    Exact instead = newest.price();
    if (instead != null) {
      return bound.with(PriceForm.of(instead), newest, origin);
    }
    Exact price = form.price();
    IndexPrice index = form.index();
    if (price != null) {
      return bound.with(PriceForm.of(changed(price, newest)), newest, origin);
    }
    if (index != null) {
      Exact factor = Objects.requireNonNull(newest.factor());
      IndexPrice scaled =
          new IndexPrice(index.id(), index.factor().times(factor), changed(index.add(), newest));
      return bound.with(new PriceForm(null, List.of(), scaled, null), newest, origin);
    }
    return bound;
  }

  private static BoundForm tiers(
      BoundForm bound, List<PriceOverride> holding, LocalDate day, PriceOrigin origin) {
    List<Tier> changed = new ArrayList<>();
    PriceOverride last = null;
    List<Tier> tiers = bound.form().tiers();
    for (int i = 0; i < tiers.size(); i++) {
      int number = i + 1;
      PriceOverride newest =
          PriceTimeline.newest(
              holding.stream()
                  .filter(
                      each -> {
                        Integer tier = each.tier();
                        return tier == null || tier == number;
                      })
                  .toList(),
              day);
      if (newest == null) {
        changed.add(tiers.get(i));
      } else {
        changed.add(tier(tiers.get(i), newest));
        last = newest;
      }
    }
    return last == null
        ? bound
        : bound.with(new PriceForm(null, changed, null, null), last, origin);
  }

  private static Tier tier(Tier tier, PriceOverride by) {
    List<Tier> inner = tier.tiers().stream().map(each -> tier(each, by)).toList();
    Exact instead = by.price();
    Exact price =
        !inner.isEmpty() ? tier.price() : instead != null ? instead : changed(tier.price(), by);
    return new Tier(tier.upTo(), tier.upToPerKw(), price, tier.flat(), tier.block(), inner);
  }

  private static Exact changed(Exact price, PriceOverride by) {
    Exact factor = by.factor();
    return (factor == null ? price : price.times(factor)).plus(by.add());
  }
}
