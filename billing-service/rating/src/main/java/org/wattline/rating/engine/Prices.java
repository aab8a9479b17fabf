package org.wattline.rating.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.tariff.TierMode;

/** Leaves and tiers that several pricers make alike. */
final class Prices {
  private Prices() {}

  static Formula leaf(String component, @Nullable String period, BoundForm form, Unit per) {
    return new Formula.Price(
        component,
        period,
        null,
        form.from(),
        form.recordedAt(),
        form.origin(),
        per,
        Objects.requireNonNull(form.form().price()));
  }

  static Formula tiered(
      String component,
      @Nullable String period,
      BoundForm form,
      TierMode mode,
      Formula quantity,
      Formula scale,
      @Nullable Formula perKw) {
    TierTable.Climbed climbed =
        TierTable.climb(
            form.form().tiers(),
            mode,
            quantity.value(),
            scale.value(),
            perKw == null ? null : perKw.value());
    return new Formula.Tiered(
        quantity,
        mode,
        component,
        period,
        form.from(),
        form.recordedAt(),
        form.origin(),
        scale,
        perKw,
        climbed.parts(),
        climbed.amount());
  }
}
