package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Problems;

/** That everything a tariff changes of its base list is there to be changed. */
final class BaseCheck {
  private final TariffDocument tariff;
  private final TariffDocument parent;
  private final Problems problems;

  /**
   * @param parent the base list, with all that it inherits itself
   */
  BaseCheck(TariffDocument tariff, TariffDocument parent, Problems problems) {
    this.tariff = tariff;
    this.parent = parent;
    this.problems = problems;
  }

  void check(Base base) {
    if (!tariff.currency().equals(parent.currency())) {
      problems.add(
          "/base/tariff",
          "The base list '"
              + parent.id()
              + "' is in "
              + parent.currency().getCurrencyCode()
              + ", and its prices are none in "
              + tariff.currency().getCurrencyCode());
    }
    for (int i = 0; i < base.omit().size(); i++) {
      String omitted = base.omit().get(i);
      if (component(omitted) == null) {
        problems.add("/base/omit/" + i, noComponent(omitted));
      }
    }
    for (int i = 0; i < base.adjust().size(); i++) {
      List<String> named = base.adjust().get(i).components();
      for (int j = 0; j < named.size(); j++) {
        String pointer = "/base/adjust/" + i + "/components/" + j;
        if (isInherited(base, named.get(j), pointer)) {
          check(base.adjust().get(i).on(named.get(j)), pointer, pointer);
        }
      }
    }
    for (int i = 0; i < base.overrides().size(); i++) {
      PriceOverride override = base.overrides().get(i);
      String pointer = "/base/overrides/" + i;
      if (isInherited(base, override.component(), pointer + "/component")) {
        check(override, pointer, pointer + "/component");
      }
    }
  }

  private void check(PriceOverride by, String pointer, String component) {
    Component priced = component(by.component());
    Misplaced found =
        priced == null
            ? Misplaced.COMPONENT
            : Misplaced.of(by, priced, parent.calendars(), priced.prices());
    if (found != null) {
      switch (found) {
        case COMPONENT -> problems.add(component, noComponent(by.component()));
        case UNPRICED ->
            problems.add(component, "Component '" + by.component() + "' has no dated prices");
        case PERIOD ->
            problems.add(
                pointer + "/period",
                "Component '" + by.component() + "' has no period '" + by.period() + "'");
        case TIER ->
            problems.add(
                pointer + "/tier",
                "No price of component '" + by.component() + "' there has a tier " + by.tier());
        case MARGINAL ->
            problems.add(
                pointer,
                "Component '"
                    + by.component()
                    + "' has the highest price of another there: change that one, or give a price");
      }
    }
  }

  private boolean isInherited(Base base, String id, String pointer) {
    if (component(id) == null) {
      problems.add(pointer, noComponent(id));
    } else if (base.omit().contains(id)) {
      problems.add(pointer, "Component '" + id + "' is omitted: there is nothing to change");
    } else if (tariff.components().stream().anyMatch(own -> own.id().equals(id))) {
      problems.add(
          pointer, "The tariff has its own component '" + id + "': its prices are not inherited");
    } else {
      return true;
    }
    return false;
  }

  private @Nullable Component component(String id) {
    return parent.components().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private String noComponent(String id) {
    return "The base list '" + parent.id() + "' has no component '" + id + "'";
  }
}
