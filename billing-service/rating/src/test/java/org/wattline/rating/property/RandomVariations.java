package org.wattline.rating.property;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a random tariff one with a base list, coupons, channels made of others, estimates, tiers
 * per kW, prices that are another's highest, and excess by the root of squares.
 */
final class RandomVariations {
  private static final Set<String> PRICED =
      Set.of("fixed", "energy", "demand", "percentage", "bound");

  private final Random random;
  private final Map<String, Object> document;
  private final List<Map<String, Object>> components;
  private @Nullable Map<String, Object> base;

  RandomVariations(Random random, RandomTariff made) {
    this.random = random;
    this.document = made.document();
    this.components = made.components();
  }

  /** Varies the tariff in place; the base list where it has been given one. */
  @Nullable Map<String, Object> vary() {
    document.put(
        "channels",
        Map.of(
            "net",
            Map.of(
                "plus", List.of("import"), "minus", List.of("export"), "atLeastZero", chance(2))));
    if (chance(4)) {
      document.put("missing", chance(2) ? "interpolate" : "same-time-last-week");
      document.put("estimatedMinutes", 15 + random.nextInt(500));
    }
    List<Map<String, Object>> all = List.copyOf(components);
    for (int i = 0; i < all.size(); i++) {
      vary(all.get(i), all.subList(0, i));
    }
    if (chance(4)) {
      inherit();
    }
    return base;
  }

  private void vary(Map<String, Object> component, List<Map<String, Object>> before) {
    String kind = text(component, "kind");
    if (chance(8) && !component.containsKey("when")) {
      component.put("when", Map.of("coupon", "welcome"));
    }
    boolean measured = kind.equals("energy") || kind.equals("demand");
    if (measured && !component.containsKey("channel") && chance(6)) {
      component.put("channel", "net");
    }
    if (kind.equals("energy") && component.containsKey("tiering") && chance(3)) {
      thresholdsPerKw(component, before);
    } else if (kind.equals("energy") && !component.containsKey("netting") && chance(4)) {
      before.stream()
          .filter(each -> each.containsKey("tiering"))
          .findFirst()
          .ifPresent(
              tiered ->
                  component.put(
                      "prices",
                      List.of(Map.of("from", "2000-01-01", "marginalOf", text(tiered, "id")))));
    }
    if (kind.equals("demand") && component.containsKey("contract") && chance(2)) {
      component.put(
          "contract", Map.of("excess", "root-of-squares", "excessOnly", chance(2), "factor", "2"));
    }
  }

  private void thresholdsPerKw(Map<String, Object> component, List<Map<String, Object>> before) {
    tiers(component.get("prices"));
    before.stream()
        .filter(each -> text(each, "kind").equals("demand") && chance(2))
        .findFirst()
        .ifPresent(
            demand -> {
              @SuppressWarnings("unchecked")
              Map<String, Object> tiering = (Map<String, Object>) component.get("tiering");
              Objects.requireNonNull(tiering).put("demand", text(demand, "id"));
            });
  }

  @SuppressWarnings("unchecked")
  private void tiers(@Nullable Object node) {
    if (node instanceof List<?> list) {
      list.forEach(this::tiers);
    } else if (node instanceof Map<?, ?> map) {
      if (map.containsKey("upTo")) {
        Map<String, Object> tier = (Map<String, Object>) map;
        tier.put("upToPerKw", Objects.requireNonNull(tier.remove("upTo")));
      } else {
        map.values().forEach(this::tiers);
      }
    }
  }

  /** The first components, and all that they name, come from a list. */
  private void inherit() {
    Map<String, Object> list = new LinkedHashMap<>(document);
    list.put("id", "list");
    List<Map<String, Object>> inherited =
        new ArrayList<>(components.subList(0, 1 + random.nextInt(components.size())));
    Map<String, Object> dropped = new LinkedHashMap<>();
    dropped.put("kind", "fixed");
    dropped.put("id", "dropped");
    dropped.put("name", "Dropped");
    dropped.put("prices", List.of(Map.of("from", "2000-01-01", "price", "99")));
    List<Map<String, Object>> published = new ArrayList<>(inherited);
    published.add(dropped);
    list.put("components", published);
    List<Map<String, Object>> changes = new ArrayList<>();
    if (chance(2)) {
      changes.add(Map.of("factor", "0.95", "add", "0.001"));
    }
    List<Map<String, Object>> overrides = new ArrayList<>();
    inherited.stream()
        .filter(this::isChangeable)
        .forEach(each -> overrides.add(override(text(each, "id"), "2000-01-01")));
    document.put(
        "base",
        Map.of(
            "tariff",
            "list",
            "omit",
            List.of("dropped"),
            "adjust",
            changes,
            "overrides",
            overrides));
    for (String part : List.of("calendars", "indices", "channels", "taxes")) {
      document.remove(part);
    }
    components.removeAll(inherited);
    base = list;
  }

  private boolean isChangeable(Map<String, Object> component) {
    return PRICED.contains(text(component, "kind"))
        && !String.valueOf(component.get("prices")).contains("marginalOf")
        && chance(3);
  }

  /** Prices of the account for some of the tariff's own components. */
  List<Map<String, Object>> overrides(String from) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Map<String, Object> component : components) {
      if (isChangeable(component)) {
        Map<String, Object> override = override(text(component, "id"), from);
        String prices = String.valueOf(component.get("prices"));
        if (component.containsKey("calendar") && chance(2)) {
          override.put("period", chance(2) ? "peak" : "night");
        }
        if (prices.contains("tiers=") && !prices.contains("index") && chance(2)) {
          override.put("tier", 1);
        }
        all.add(override);
      }
    }
    return all;
  }

  private Map<String, Object> override(String component, String from) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("component", component);
    made.put("from", from);
    if (chance(2)) {
      made.put("price", "0." + (1 + random.nextInt(40)));
    } else {
      made.put("factor", "0.9" + random.nextInt(9));
      made.put("add", chance(2) ? "0" : "0.01");
    }
    return made;
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private static String text(Map<String, Object> of, String field) {
    return String.valueOf(of.get(field));
  }
}
