package org.wattline.rating.tariff;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A limit of the tariff's applicability. */
@Doc("A limit of the tariff's applicability. An account outside it is refused.")
public record Limit(
    @Doc("What it is on") LimitOf of,
    @Doc("The attribute, with `of` attribute") @Size(min = 1, max = 64) @Nullable String attribute,
    @Doc("The channel, with the measured kinds") @Default("\"import\"") @Size(min = 1, max = 64)
        String channel,
    @Doc("The least that is allowed") @Nullable Exact min,
    @Doc("The most that is allowed") @Nullable Exact max) {
  public Limit {
    if ((of == LimitOf.ATTRIBUTE) != (attribute != null)) {
      throw new IllegalArgumentException("'attribute' goes with 'of' attribute, and only with it");
    }
    if (min == null && max == null) {
      throw new IllegalArgumentException("A limit needs a min or a max");
    }
  }
}
