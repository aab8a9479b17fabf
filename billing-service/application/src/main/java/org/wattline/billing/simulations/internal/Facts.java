package org.wattline.billing.simulations.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.agreements.AgreementTerms;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.tariff.PriceOverride;

/** What rating is told of an account. */
final class Facts {
  private Facts() {}

  /**
   * From the versions of an agreement, each for its days.
   *
   * @param ownPrices whether its own prices count: they name components of its own tariff
   */
  static RatingContext of(List<AgreementTerms> versions, boolean ownPrices) {
    List<DatedText> classes = new ArrayList<>();
    Map<String, List<DatedText>> attributes = new HashMap<>();
    List<PriceOverride> overrides = new ArrayList<>();
    for (AgreementTerms terms : versions) {
      String customerClass = terms.facts().customerClass();
      if (customerClass != null) {
        classes.add(new DatedText(terms.from(), terms.to(), customerClass));
      }
      terms
          .facts()
          .attributes()
          .forEach(
              (name, value) ->
                  attributes
                      .computeIfAbsent(name, each -> new ArrayList<>())
                      .add(new DatedText(terms.from(), terms.to(), value)));
      if (ownPrices) {
        overrides.addAll(terms.facts().overrides());
      }
    }
    return context(classes, attributes, overrides);
  }

  static RatingContext of(@Nullable String customerClass, Map<String, String> given) {
    Map<String, List<DatedText>> attributes = new HashMap<>();
    given.forEach((name, value) -> attributes.put(name, List.of(DatedText.always(value))));
    return context(
        customerClass == null ? List.of() : List.of(DatedText.always(customerClass)),
        attributes,
        List.of());
  }

  private static RatingContext context(
      List<DatedText> classes,
      Map<String, List<DatedText>> attributes,
      List<PriceOverride> overrides) {
    return new RatingContext(
        classes, attributes, List.of(), overrides, List.of(), CarryOver.none(), true);
  }
}
