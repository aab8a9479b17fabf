package org.wattline.rating.property;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes components of every kind. */
class RandomComponents {
  private static final List<String> PRORATIONS =
      List.of("days", "whole", "first-day", "thirtieths", "days-of-365", "twelfths");

  final Random random;
  final RandomParts parts;
  final boolean positive;
  final List<Map<String, Object>> components = new ArrayList<>();
  final LocalDate from;
  final LocalDate to;

  RandomComponents(Random random, LocalDate from, LocalDate to, boolean positive) {
    this.random = random;
    this.parts = new RandomParts(random, from, positive);
    this.from = from;
    this.to = to;
    this.positive = positive;
  }

  void fixed() {
    Map<String, Object> made = component("fixed");
    made.put("per", parts.one("day", "month", "year", "cycle"));
    made.put("proration", PRORATIONS.get(random.nextInt(PRORATIONS.size())));
    boolean tiers = parts.chance(6);
    if (tiers || parts.chance(3)) {
      made.put("quantity", "contractedKw");
    }
    made.put("prices", parts.versions(tiers ? "tiers" : "price", 0));
    if (!positive && parts.chance(6)) {
      made.put("direction", "credit");
    }
  }

  void energy() {
    Map<String, Object> made = component("energy");
    boolean periods = calendar(made);
    String kind =
        positive
            ? parts.one("price", "price", "tiers")
            : parts.one("price", "tiers", "index", "dated");
    boolean chronological = kind.equals("tiers") && parts.chance(3);
    if (kind.equals("tiers")) {
      tiering(made, chronological);
    }
    if (!chronological && parts.chance(5)) {
      made.put("quantityRounding", parts.rounding(List.of("1", "0.1")));
    }
    if (parts.chance(5)) {
      made.put("factors", List.of(Map.of("from", "2000-01-01", "factor", "1.037")));
    }
    if (parts.chance(6)) {
      made.put("unit", "mwh");
    }
    made.put("coarser", "accept");
    boolean mixed = chronological && periods && !positive;
    made.put("prices", parts.versions(mixed ? "mixed" : kind, mixed ? 1 : periods ? 2 : 0));
  }

  void tiering(Map<String, Object> energy, boolean chronological) {
    Map<String, Object> tiering = new LinkedHashMap<>();
    if (chronological) {
      tiering.put("reading", "chronological");
    } else {
      tiering.put("mode", parts.one("graduated", "graduated", "volume"));
      tiering.put("reading", parts.one("pro-rata", "per-period"));
    }
    tiering.put("onPriceChange", parts.one("share", "restart"));
    tiering.put("assess", parts.one("cycle", "cycle", "period", "year"));
    tiering.put("thresholds", parts.one("cycle", "month", "day", "year"));
    tiering.put("prorated", parts.chance(2));
    energy.put("tiering", tiering);
  }

  void netted() {
    Map<String, Object> made = component("energy");
    boolean periods = calendar(made);
    Map<String, Object> netting = new LinkedHashMap<>();
    netting.put("bank", parts.one("none", "total", "period", "time-of-day"));
    if (parts.chance(2)) {
      netting.put("expiryMonths", 1 + random.nextInt(3));
    }
    if (parts.chance(2)) {
      netting.put("trueUpMonth", 1 + random.nextInt(12));
      netting.put(
          "settlement", List.of(Map.of("from", "2000-01-01", "price", parts.number(0.02, 0.1))));
      netting.put("settle", parts.one("bank", "running-total", "year-total"));
    }
    made.put("netting", netting);
    made.put("coarser", "accept");
    boolean tiers = parts.chance(3);
    if (tiers) {
      tiering(made, false);
    }
    made.put("prices", parts.versions(tiers ? "tiers" : "price", periods ? 2 : 0));
  }

  void credit() {
    Map<String, Object> made = component("energy");
    made.put("channel", "export");
    made.put("direction", "credit");
    made.put("coarser", "accept");
    made.put("prices", parts.versions(parts.one("price", "index"), calendar(made) ? 2 : 0));
  }

  void demand() {
    Map<String, Object> made = component("demand");
    made.put("window", parts.one(15, 30, 60));
    made.put("coarser", "accept");
    made.put("per", parts.one("day", "month", "year", "cycle"));
    made.put("proration", PRORATIONS.get(random.nextInt(PRORATIONS.size())));
    boolean periods = calendar(made);
    if (parts.chance(6)) {
      made.put("assess", "day");
    } else {
      if (parts.chance(4)) {
        made.put("ratchet", ratchet(periods));
      } else if (parts.chance(4)) {
        made.put("rolling", Map.of("months", 1 + random.nextInt(12), "floor", "2.5"));
      }
      if (!positive && parts.chance(5)) {
        made.put("quantity", "kva");
      }
      if (!positive && parts.chance(6)) {
        made.put("powerFactor", Map.of("target", "0.95"));
      }
      if (periods && !positive && parts.chance(5)) {
        made.put("highestPeriodOnly", true);
      }
      if (parts.chance(5)) {
        made.put("contract", Map.of("floorPercent", "80", "overPercent", "105", "factor", "2"));
      }
      if (parts.chance(5)) {
        made.put("minimum", "3");
      }
      if (parts.chance(5)) {
        made.put("quantityRounding", parts.rounding(List.of("1", "0.1")));
      }
    }
    made.put("prices", parts.versions(parts.one("price", "price", "tiers"), periods ? 2 : 0));
  }

  Map<String, Object> ratchet(boolean periods) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("percent", List.of(parts.one("60", "80", "100")));
    int months = 1 + random.nextInt(12);
    made.put("months", List.of(months));
    if (parts.chance(3)) {
      made.put("current", List.of("90"));
    }
    if (periods && parts.chance(2)) {
      // no draw of its own: seeds that are named stay the cases that they were
      made.put("scope", months % 2 == 0 ? "all" : "all-earlier");
    }
    return made;
  }

  void reactive() {
    Map<String, Object> made = component("reactive");
    made.put("freeRatio", parts.one("0", "0.33", "0.5"));
    made.put(
        "bands",
        List.of(
            Map.of(
                "from",
                "2000-01-01",
                "bands",
                List.of(
                    Map.of("powerFactorBelow", "0.9", "price", "0.06"), Map.of("price", "0.02")))));
  }

  void derived() {
    if (components.isEmpty()) {
      fixed();
    }
    List<String> of =
        components.stream().filter(each -> parts.chance(2)).map(each -> id(each)).toList();
    String kind = parts.one("percentage", "bound");
    Map<String, Object> made = component(kind);
    made.put("of", of.isEmpty() ? List.of(id(components.getFirst())) : of);
    if (kind.equals("bound")) {
      made.put("bound", parts.one("minimum", "maximum"));
      made.put("per", parts.one("cycle", "day", "month", "year"));
      made.put("proration", parts.one("days", "whole", "thirtieths"));
      made.put("negativeIsZero", parts.chance(2));
    } else {
      if (parts.chance(4)) {
        made.put("least", "-3");
      }
      if (parts.chance(4)) {
        made.put("most", "5");
      }
    }
    made.put("prices", parts.versions("plain", 0));
  }

  void oneOffs() {
    int days = (int) (to.toEpochDay() - from.toEpochDay());
    Map<String, Object> once = component("one-off");
    once.put("on", from.plusDays(random.nextInt(days)).toString());
    once.put("amount", parts.number(-20, 50));
    Map<String, Object> spread = component("instalments");
    spread.put("total", parts.number(10, 500));
    spread.put("count", 1 + random.nextInt(12));
    spread.put("first", from.minusMonths(random.nextInt(6)).toString());
  }

  void wallet() {
    energy();
    String spent = id(components.getLast());
    credit();
    String earned = id(components.getLast());
    Map<String, Object> made = component("wallet");
    made.put("earnedBy", List.of(earned));
    made.put("spentOn", List.of(spent));
    made.put("spendAtOnce", parts.chance(2));
    made.put("carried", parts.chance(2));
    if (parts.chance(3)) {
      made.put("trueUpMonth", 1 + random.nextInt(12));
      made.put("settlement", parts.one("pay", "forfeit"));
    }
  }

  private static String id(Map<String, Object> component) {
    return String.valueOf(component.get("id"));
  }

  Map<String, Object> component(String kind) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("kind", kind);
    made.put("id", kind + components.size());
    made.put("name", "Component " + components.size());
    if (parts.chance(4)) {
      made.put("taxCategory", parts.one("reduced", "exempt"));
    }
    if (parts.chance(6)) {
      made.put("rounding", parts.rounding(List.of("0.01", "0.0001", "0.5")));
    }
    if (parts.chance(8)) {
      made.put("from", from.plusDays(random.nextInt(20)).toString());
    }
    if (parts.chance(8)) {
      made.put("when", Map.of("classes", List.of("household")));
    }
    components.add(made);
    return made;
  }

  boolean calendar(Map<String, Object> component) {
    boolean periods = parts.chance(2);
    if (periods) {
      component.put("calendar", parts.one("rules", "matrix"));
    }
    return periods;
  }
}
