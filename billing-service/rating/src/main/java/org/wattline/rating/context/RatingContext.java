package org.wattline.rating.context;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.PriceOverride;

/** What rating is told of one account. */
@Doc("What rating is told of one account.")
public record RatingContext(
    @Doc("The customer class from date to date") @Default("[]") @Size(max = 100)
        List<DatedText> classes,
    @Doc("Attributes from date to date: numbers as `contractedKw`, texts, `true` and `false`")
        @Default("{}")
        @Size(max = 100)
        Map<String, List<DatedText>> attributes,
    @Doc("Coupons that the account holds, from date to date") @Default("[]") @Size(max = 100)
        List<DatedText> coupons,
    @Doc("Prices of this account that beat the list") @Default("[]") @Size(max = 2000)
        List<PriceOverride> overrides,
    @Doc(
            "Components of this account alone, after the tariff's: one-off items, instalments, discounts")
        @Default("[]")
        @Size(max = 100)
        List<Component> extras,
    @Doc("What earlier bills carried over") @Default("{}") CarryOver carryOver,
    @Doc("Whether the tariff's limits and customer classes are enforced") @Default("true")
        boolean enforceLimits) {
  /** Of an account of which nothing is known. */
  public static RatingContext empty() {
    return new RatingContext(
        List.of(), Map.of(), List.of(), List.of(), List.of(), CarryOver.none(), true);
  }

  /** The same with one attribute that never changes. */
  public RatingContext withAttribute(String name, String value) {
    Map<String, List<DatedText>> all = new LinkedHashMap<>(attributes);
    all.put(name, List.of(DatedText.always(value)));
    return new RatingContext(classes, all, coupons, overrides, extras, carryOver, enforceLimits);
  }

  public RatingContext withClass(String customerClass) {
    return new RatingContext(
        List.of(DatedText.always(customerClass)),
        attributes,
        coupons,
        overrides,
        extras,
        carryOver,
        enforceLimits);
  }

  public RatingContext withCarryOver(CarryOver carried) {
    return new RatingContext(
        classes, attributes, coupons, overrides, extras, carried, enforceLimits);
  }

  public RatingContext withOverrides(List<PriceOverride> prices) {
    return new RatingContext(
        classes, attributes, coupons, prices, extras, carryOver, enforceLimits);
  }

  public RatingContext withExtras(List<Component> components) {
    return new RatingContext(
        classes, attributes, coupons, overrides, components, carryOver, enforceLimits);
  }

  public RatingContext withoutLimits() {
    return new RatingContext(classes, attributes, coupons, overrides, extras, carryOver, false);
  }
}
