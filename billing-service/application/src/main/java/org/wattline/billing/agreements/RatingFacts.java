package org.wattline.billing.agreements;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.tariff.PriceOverride;

/**
 * What rating is told of an agreement.
 *
 * @param attributes facts that prices ask for, such as {@code contractedKw}
 * @param overrides prices of this agreement that beat the list
 */
public record RatingFacts(
    @Nullable String customerClass, Map<String, String> attributes, List<PriceOverride> overrides) {
  public RatingFacts {
    attributes = Map.copyOf(attributes);
    overrides = List.copyOf(overrides);
  }
}
