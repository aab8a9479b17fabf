package org.wattline.rating.property;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wattline.rating.Tariff;
import tools.jackson.databind.json.JsonMapper;

/** Makes tariffs of every kind of component that the model has, all of them valid. */
final class RandomTariff extends RandomComponents {
  static final List<String> ZONES =
      List.of("Europe/Brussels", "America/Los_Angeles", "Asia/Kolkata", "America/St_Johns", "UTC");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private final Map<String, Object> document = new LinkedHashMap<>();

  /**
   * @param from the first day that will be rated
   * @param to the first day after
   * @param positive whether all prices are positive and nothing is credited
   */
  RandomTariff(Random random, LocalDate from, LocalDate to, boolean positive) {
    super(random, from, to, positive);
    document.put("format", "wattline-tariff/1");
    document.put("id", "random");
    document.put("name", "Random");
    document.put("currency", parts.one("EUR", "USD", "JPY", "KWD"));
    document.put("zone", ZONES.get(random.nextInt(ZONES.size())));
    if (parts.chance(3)) {
      document.put("cycle", Map.of("day", 1 + random.nextInt(31), "months", parts.one(1, 1, 2, 3)));
    } else if (parts.chance(6)) {
      document.put("cycle", Map.of("type", "billing-period"));
    }
    if (parts.chance(4)) {
      document.put("yearStart", parts.one("04-01", "07-15", "10-01"));
    }
    if (parts.chance(4)) {
      document.put("basis", "unrounded");
    }
    if (parts.chance(4)) {
      document.put("rounding", parts.rounding(List.of("0.01", "0.05", "1", "0.001")));
    }
    document.put("calendars", Map.of("rules", parts.rules(), "matrix", parts.matrix()));
    document.put("indices", Map.of("spot", parts.index(), "monthly", Map.of("type", "dated")));
    if (parts.chance(2)) {
      document.put("taxes", parts.taxes());
    }
    document.put("components", components);
  }

  /** Adds between one component and so many of any kind. */
  RandomTariff withAny(int most) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(positive ? 4 : 10)) {
        case 0 -> fixed();
        case 1, 2 -> energy();
        case 3 -> demand();
        case 4 -> netted();
        case 5 -> derived();
        case 6 -> reactive();
        case 7 -> oneOffs();
        case 8 -> wallet();
        default -> credit();
      }
    }
    return this;
  }

  /** Adds several components of which none speaks of another. */
  RandomTariff withIndependent(int most) {
    int count = 2 + random.nextInt(most - 1);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(7)) {
        case 0 -> fixed();
        case 1 -> energy();
        case 2 -> demand();
        case 3 -> netted();
        case 4 -> reactive();
        case 5 -> oneOffs();
        default -> credit();
      }
    }
    return this;
  }

  /** Adds components that ask for no power, but energy and what is computed from lines. */
  RandomTariff withoutDemand(int most) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(8)) {
        case 0 -> fixed();
        case 1, 2 -> energy();
        case 3 -> netted();
        case 4 -> derived();
        case 5 -> reactive();
        case 6 -> wallet();
        default -> credit();
      }
    }
    return this;
  }

  /** Adds only components whose cost is that of each day by itself. */
  RandomTariff withAdditive(int most) {
    document.put("basis", "unrounded");
    if (document.containsKey("taxes")) {
      document.put("taxes", parts.taxes("supply-date"));
    }
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(6)) {
        case 0 -> additiveFixed();
        case 1 -> oneOffs();
        case 2 -> additiveReactive();
        case 3 -> {
          demand();
          Map<String, Object> made = components.getLast();
          List.of(
                  "ratchet",
                  "rolling",
                  "powerFactor",
                  "contract",
                  "minimum",
                  "quantityRounding",
                  "highestPeriodOnly")
              .forEach(made::remove);
          made.put("assess", "day");
          made.put("prices", parts.versions("price", made.containsKey("calendar") ? 2 : 0));
        }
        default -> {
          Map<String, Object> made = component("energy");
          made.put("coarser", "accept");
          made.put(
              "prices",
              parts.versions(parts.one("price", "index", "dated"), calendar(made) ? 2 : 0));
        }
      }
    }
    return this;
  }

  private void additiveFixed() {
    fixed();
    boolean grid = !String.valueOf(document.get("cycle")).contains("billing-period");
    Map<String, Object> made = components.getLast();
    made.put("per", grid ? parts.one("day", "month", "year", "cycle") : parts.one("day", "year"));
    made.put(
        "proration",
        grid
            ? parts.one("days", "thirtieths", "days-of-365", "twelfths")
            : parts.one("days", "thirtieths", "days-of-365"));
  }

  private void additiveReactive() {
    reactive();
    Map<String, Object> made = components.getLast();
    made.put("freeRatio", "0");
    made.put(
        "bands", List.of(Map.of("from", "2000-01-01", "bands", List.of(Map.of("price", "0.02")))));
  }

  /** Adds energy, a credit for what is exported, and a wallet that holds that credit. */
  RandomTariff withWallet() {
    document.put("cycle", Map.of("type", "billing-period"));
    wallet();
    return this;
  }

  Tariff tariff() {
    return read(document);
  }

  static Tariff read(Map<String, Object> document) {
    return Tariff.read(MAPPER.writeValueAsString(document));
  }

  /** The same with its components in another order, as long as none depends on another. */
  Tariff shuffled(Random order) {
    List<Map<String, Object>> other = new ArrayList<>(components);
    Collections.shuffle(other, order);
    return with(other);
  }

  /** The same with energy and power of a channel more, in which nothing is used. */
  Tariff withIdle() {
    List<Map<String, Object>> more = new ArrayList<>(components);
    RandomComponents made = new RandomComponents(random, from, to, true);
    made.energy();
    made.demand();
    for (Map<String, Object> idle : made.components) {
      List.of("contract", "minimum", "rolling", "when", "from").forEach(idle::remove);
      idle.put("id", "idle-" + idle.get("id"));
      idle.put("channel", "idle");
      more.add(idle);
    }
    return with(more);
  }

  private Tariff with(List<Map<String, Object>> other) {
    Map<String, Object> changed = new LinkedHashMap<>(document);
    changed.put("components", other);
    return read(changed);
  }

  Map<String, Object> document() {
    return document;
  }

  List<Map<String, Object>> components() {
    return components;
  }
}
