package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.tariff.Adjustment;
import org.wattline.rating.tariff.Base;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.tariff.Tax;

/** Puts a tariff and its base list together. */
final class Inheritance {
  /** The longest chain of base lists. */
  static final int MAX_DEPTH = 10;

  private Inheritance() {}

  /**
   * A tariff with everything it inherits.
   *
   * @param tariff calendars, taxes and components complete, without a base
   * @param priceChanges for each inherited component the changes to its prices, in the order they
   *     apply
   * @param named the changes that base lists make to a component by its name
   * @param problems what does not fit between the tariff and what it inherits
   */
  record Merged(
      TariffDocument tariff,
      Map<String, List<List<PriceOverride>>> priceChanges,
      Map<String, List<PriceOverride>> named,
      List<JsonProblem> problems) {
    boolean inherits(String component) {
      return priceChanges.containsKey(component);
    }
  }

  /**
   * @throws IllegalArgumentException when a base is missing, or bases go round in a circle
   */
  static Merged merge(TariffDocument tariff, ReferenceData data) {
    return merge(tariff, data, 0);
  }

  private static Merged merge(TariffDocument tariff, ReferenceData data, int depth) {
    Base base = tariff.base();
    if (base == null) {
      return new Merged(tariff, Map.of(), Map.of(), List.of());
    }
    TariffDocument parent = data.tariffs().get(base.tariff());
    if (parent == null) {
      throw new IllegalArgumentException("base tariff '" + base.tariff() + "'");
    }
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "base tariff '" + base.tariff() + "' less than " + MAX_DEPTH + " lists away");
    }
    Merged inherited = merge(parent, data, depth + 1);
    Map<String, List<List<PriceOverride>>> changes = new HashMap<>();
    Map<String, List<PriceOverride>> named = new HashMap<>();
    Map<String, Component> components = new LinkedHashMap<>();
    for (Component component : inherited.tariff().components()) {
      if (!base.omit().contains(component.id())) {
        components.put(component.id(), component);
        List<List<PriceOverride>> layers =
            new ArrayList<>(inherited.priceChanges().getOrDefault(component.id(), List.of()));
        for (Adjustment adjustment : base.adjust()) {
          if (adjustment.components().isEmpty()
              || adjustment.components().contains(component.id())) {
            layers.add(List.of(adjustment.on(component.id())));
          }
        }
        List<PriceOverride> overrides =
            base.overrides().stream()
                .filter(override -> override.component().equals(component.id()))
                .toList();
        layers.add(overrides);
        changes.put(component.id(), layers);
        List<PriceOverride> all =
            new ArrayList<>(inherited.named().getOrDefault(component.id(), List.of()));
        all.addAll(overrides);
        named.put(component.id(), all);
      }
    }
    for (Component own : tariff.components()) {
      components.put(own.id(), own);
      changes.remove(own.id());
      named.remove(own.id());
    }
    TariffDocument merged = withParts(tariff, inherited.tariff(), components);
    List<JsonProblem> problems = new ArrayList<>();
    for (JsonProblem problem : inherited.problems()) {
      problems.add(
          new JsonProblem("/base/tariff", "In base list '" + base.tariff() + "', " + problem));
    }
    if (problems.isEmpty()) {
      problems.addAll(TariffJson.problems(tariff, inherited.tariff(), merged));
    }
    return new Merged(merged, changes, named, problems);
  }

  private static TariffDocument withParts(
      TariffDocument own, TariffDocument parent, Map<String, Component> components) {
    Map<String, Tax> taxes = new LinkedHashMap<>();
    parent.taxes().forEach(tax -> taxes.put(tax.id(), tax));
    own.taxes().forEach(tax -> taxes.put(tax.id(), tax));
    return new TariffDocument(
        own.format(),
        own.id(),
        own.version(),
        own.name(),
        own.names(),
        own.remarks(),
        own.currency(),
        own.zone(),
        own.commodity(),
        own.from(),
        own.to(),
        own.recordedAt(),
        own.customerClasses(),
        own.limits(),
        own.cycle(),
        own.yearStart(),
        null,
        joined(parent.calendars(), own.calendars()),
        joined(parent.indices(), own.indices()),
        joined(parent.channels(), own.channels()),
        List.copyOf(taxes.values()),
        own.rounding(),
        own.basis(),
        own.missing(),
        own.estimatedMinutes(),
        List.copyOf(components.values()));
  }

  private static <T> Map<String, T> joined(Map<String, T> inherited, Map<String, T> own) {
    Map<String, T> all = new LinkedHashMap<>(inherited);
    all.putAll(own);
    return all;
  }
}
