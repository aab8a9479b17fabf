package org.wattline.rating.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wattline.rating.Tariff;
import tools.jackson.databind.json.JsonMapper;

/** Makes tariffs of every kind of component that the model has, all of them valid. */
final class RandomTariff {
  static final List<String> ZONES =
      List.of("Europe/Brussels", "America/Los_Angeles", "Asia/Kolkata", "America/St_Johns", "UTC");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<String> PERIODS = List.of("peak", "off", "night");
  private static final List<String> PRORATIONS =
      List.of("days", "whole", "first-day", "thirtieths", "days-of-365", "twelfths");
  private static final List<String> MODES =
      List.of("half-up", "half-even", "half-down", "up", "down", "ceiling", "floor");

  private final Random random;
  private final LocalDate from;
  private final LocalDate to;
  private final boolean positive;
  private final List<Map<String, Object>> components = new ArrayList<>();
  private final Map<String, Object> document = new LinkedHashMap<>();

  /**
   * @param from the first day that will be rated
   * @param to the first day after
   * @param positive whether all prices are positive and nothing is credited
   */
  RandomTariff(Random random, LocalDate from, LocalDate to, boolean positive) {
    this.random = random;
    this.from = from;
    this.to = to;
    this.positive = positive;
    document.put("format", "wattline-tariff/1");
    document.put("id", "random");
    document.put("name", "Random");
    document.put("currency", one("EUR", "USD", "JPY", "KWD"));
    document.put("zone", ZONES.get(random.nextInt(ZONES.size())));
    if (chance(3)) {
      document.put("cycle", Map.of("day", 1 + random.nextInt(31), "months", one(1, 1, 2, 3)));
    } else if (chance(6)) {
      document.put("cycle", Map.of("type", "billing-period"));
    }
    if (chance(4)) {
      document.put("yearStart", one("04-01", "07-15", "10-01"));
    }
    if (chance(4)) {
      document.put("basis", "unrounded");
    }
    if (chance(4)) {
      document.put("rounding", rounding(List.of("0.01", "0.05", "1", "0.001")));
    }
    document.put("calendars", Map.of("rules", rules(), "matrix", matrix()));
    document.put("indices", Map.of("spot", index(), "monthly", Map.of("type", "dated")));
    if (chance(2)) {
      document.put("taxes", taxes());
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

  /** Adds only components whose cost is that of each day by itself. */
  RandomTariff withAdditive(int most) {
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      if (chance(3)) {
        Map<String, Object> made = component("fixed");
        made.put("per", one("day", "year"));
        made.put("proration", one("days", "thirtieths", "days-of-365"));
        made.put("prices", versions("price", 0));
      } else {
        Map<String, Object> made = component("energy");
        made.put("coarser", "accept");
        made.put("prices", versions(one("price", "index", "dated"), calendar(made) ? 2 : 0));
      }
    }
    return this;
  }

  /** Adds energy, a credit for what is exported, and a wallet that holds that credit. */
  RandomTariff withWallet() {
    document.put("cycle", Map.of("type", "billing-period"));
    wallet();
    return this;
  }

  Tariff tariff() {
    return Tariff.read(json());
  }

  String json() {
    return MAPPER.writeValueAsString(document);
  }

  /** The same with its components in another order, as long as none depends on another. */
  Tariff reversed() {
    Map<String, Object> other = new LinkedHashMap<>(document);
    other.put("components", components.reversed());
    return Tariff.read(MAPPER.writeValueAsString(other));
  }

  // components

  void fixed() {
    Map<String, Object> made = component("fixed");
    made.put("per", one("day", "month", "year", "cycle"));
    made.put("proration", PRORATIONS.get(random.nextInt(PRORATIONS.size())));
    boolean tiers = chance(6);
    if (tiers || chance(3)) {
      made.put("quantity", "contractedKw");
    }
    made.put("prices", versions(tiers ? "tiers" : "price", 0));
    if (!positive && chance(6)) {
      made.put("direction", "credit");
    }
  }

  void energy() {
    Map<String, Object> made = component("energy");
    boolean periods = calendar(made);
    String kind =
        positive ? one("price", "price", "tiers") : one("price", "tiers", "index", "dated");
    boolean chronological = kind.equals("tiers") && chance(3);
    if (kind.equals("tiers")) {
      tiering(made, chronological);
    }
    if (!chronological && chance(5)) {
      made.put("quantityRounding", rounding(List.of("1", "0.1")));
    }
    if (chance(5)) {
      made.put("factors", List.of(Map.of("from", "2000-01-01", "factor", "1.037")));
    }
    if (chance(6)) {
      made.put("unit", "mwh");
    }
    made.put("coarser", "accept");
    made.put("prices", versions(chronological ? "plain-tiers" : kind, periods ? 2 : 0));
  }

  private void tiering(Map<String, Object> energy, boolean chronological) {
    Map<String, Object> tiering = new LinkedHashMap<>();
    if (chronological) {
      tiering.put("reading", "chronological");
    } else {
      tiering.put("mode", one("graduated", "graduated", "volume"));
      tiering.put("reading", one("pro-rata", "per-period"));
      tiering.put("onPriceChange", one("share", "restart"));
    }
    tiering.put("assess", one("cycle", "cycle", "period", "year"));
    tiering.put("thresholds", one("cycle", "month", "day", "year"));
    tiering.put("prorated", chance(2));
    energy.put("tiering", tiering);
  }

  private void netted() {
    Map<String, Object> made = component("energy");
    boolean periods = calendar(made);
    Map<String, Object> netting = new LinkedHashMap<>();
    netting.put("bank", one("none", "total", "period", "time-of-day"));
    if (chance(2)) {
      netting.put("expiryMonths", 1 + random.nextInt(3));
    }
    if (chance(2)) {
      netting.put("trueUpMonth", 1 + random.nextInt(12));
      netting.put("settlement", List.of(Map.of("from", "2000-01-01", "price", number(0.02, 0.1))));
      netting.put("settle", one("bank", "running-total", "year-total"));
    }
    made.put("netting", netting);
    made.put("coarser", "accept");
    boolean tiers = chance(3);
    if (tiers) {
      tiering(made, false);
    }
    made.put("prices", versions(tiers ? "tiers" : "price", periods ? 2 : 0));
  }

  private void credit() {
    Map<String, Object> made = component("energy");
    made.put("channel", "export");
    made.put("direction", "credit");
    made.put("coarser", "accept");
    made.put("prices", versions(one("price", "index"), calendar(made) ? 2 : 0));
  }

  void demand() {
    Map<String, Object> made = component("demand");
    made.put("window", one(15, 30, 60));
    made.put("coarser", "accept");
    made.put("per", one("day", "month", "year", "cycle"));
    made.put("proration", PRORATIONS.get(random.nextInt(PRORATIONS.size())));
    boolean periods = calendar(made);
    if (chance(6)) {
      made.put("assess", "day");
    } else {
      if (chance(4)) {
        made.put("ratchet", ratchet(periods));
      } else if (chance(4)) {
        made.put("rolling", Map.of("months", 1 + random.nextInt(12), "floor", "2.5"));
      }
      if (!positive && chance(5)) {
        made.put("quantity", "kva");
      }
      if (!positive && chance(6)) {
        made.put("powerFactor", Map.of("target", "0.95"));
      }
      if (periods && !positive && chance(5)) {
        made.put("highestPeriodOnly", true);
      }
      if (chance(5)) {
        made.put("contract", Map.of("floorPercent", "80", "overPercent", "105", "factor", "2"));
      }
      if (chance(5)) {
        made.put("minimum", "3");
      }
      if (chance(5)) {
        made.put("quantityRounding", rounding(List.of("1", "0.1")));
      }
    }
    made.put("prices", versions(one("price", "price", "tiers"), periods ? 2 : 0));
  }

  private Map<String, Object> ratchet(boolean periods) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("percent", List.of(one("60", "80", "100")));
    made.put("months", List.of(1 + random.nextInt(12)));
    if (chance(3)) {
      made.put("current", List.of("90"));
    }
    if (periods && chance(2)) {
      made.put("scope", "all");
    }
    return made;
  }

  private void reactive() {
    Map<String, Object> made = component("reactive");
    made.put("freeRatio", one("0", "0.33", "0.5"));
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

  private void derived() {
    if (components.isEmpty()) {
      fixed();
    }
    List<String> of = components.stream().filter(each -> chance(2)).map(each -> id(each)).toList();
    String kind = one("percentage", "bound");
    Map<String, Object> made = component(kind);
    made.put("of", of.isEmpty() ? List.of(id(components.getFirst())) : of);
    if (kind.equals("bound")) {
      made.put("bound", one("minimum", "maximum"));
      made.put("per", one("cycle", "month", "year"));
      made.put("proration", one("days", "whole", "thirtieths"));
      made.put("negativeIsZero", chance(2));
    } else {
      if (chance(4)) {
        made.put("least", "-3");
      }
      if (chance(4)) {
        made.put("most", "5");
      }
    }
    made.put("prices", versions("plain", 0));
  }

  private void oneOffs() {
    int days = (int) (to.toEpochDay() - from.toEpochDay());
    Map<String, Object> once = component("one-off");
    once.put("on", from.plusDays(random.nextInt(days)).toString());
    once.put("amount", number(-20, 50));
    Map<String, Object> parts = component("instalments");
    parts.put("total", number(10, 500));
    parts.put("count", 1 + random.nextInt(12));
    parts.put("first", from.minusMonths(random.nextInt(6)).toString());
  }

  private void wallet() {
    energy();
    String spent = id(components.getLast());
    credit();
    String earned = id(components.getLast());
    Map<String, Object> made = component("wallet");
    made.put("earnedBy", List.of(earned));
    made.put("spentOn", List.of(spent));
    made.put("spendAtOnce", chance(2));
    made.put("carried", chance(2));
    if (chance(3)) {
      made.put("trueUpMonth", 1 + random.nextInt(12));
      made.put("settlement", one("pay", "forfeit"));
    }
  }

  private static String id(Map<String, Object> component) {
    return String.valueOf(component.get("id"));
  }

  private Map<String, Object> component(String kind) {
    Map<String, Object> made = new LinkedHashMap<>();
    made.put("kind", kind);
    made.put("id", kind + components.size());
    made.put("name", "Component " + components.size());
    if (chance(4)) {
      made.put("taxCategory", one("reduced", "exempt"));
    }
    if (chance(6)) {
      made.put("rounding", rounding(List.of("0.01", "0.0001", "0.5")));
    }
    if (chance(8)) {
      made.put("from", from.plusDays(random.nextInt(20)).toString());
    }
    if (chance(8)) {
      made.put("when", Map.of("classes", List.of("household")));
    }
    components.add(made);
    return made;
  }

  // parts

  private boolean calendar(Map<String, Object> component) {
    boolean periods = chance(2);
    if (periods) {
      component.put("calendar", one("rules", "matrix"));
    }
    return periods;
  }

  /** Prices from one to three dates; by period half of the time where there are periods. */
  private List<Map<String, Object>> versions(String form, int byPeriod) {
    List<Map<String, Object>> all = new ArrayList<>();
    int count = 1 + (chance(2) ? random.nextInt(3) : 0);
    for (int i = 0; i < count; i++) {
      Map<String, Object> version = new LinkedHashMap<>();
      version.put("from", i == 0 ? "2000-01-01" : from.plusDays(5L * i + i).toString());
      if (i > 0 && chance(3)) {
        version.put("recordedAt", "2023-0" + i + "-01T00:00:00Z");
      }
      if (byPeriod > 0 && chance(byPeriod)) {
        Map<String, Object> periods = new LinkedHashMap<>();
        PERIODS.forEach(period -> periods.put(period, form(form)));
        version.put("periods", periods);
      } else {
        version.putAll(form(form));
      }
      all.add(version);
    }
    return all;
  }

  private Map<String, Object> form(String form) {
    return switch (form) {
      case "tiers" -> Map.of("tiers", tiers(false));
      case "plain-tiers" -> Map.of("tiers", tiers(true));
      case "index" ->
          Map.of("index", Map.of("id", "spot", "factor", "1.05", "add", number(-0.01, 0.03)));
      case "dated" -> Map.of("index", Map.of("id", "monthly", "add", number(0, 0.03)));
      case "plain" -> Map.of("price", number(-5, 30));
      default -> Map.of("price", number(positive ? 0.01 : -0.05, 0.6));
    };
  }

  private List<Map<String, Object>> tiers(boolean plain) {
    List<Map<String, Object>> tiers = new ArrayList<>();
    int upTo = 0;
    BigDecimal price = new BigDecimal(number(0.01, 0.3));
    for (int i = random.nextInt(3); i >= 0; i--) {
      Map<String, Object> tier = new LinkedHashMap<>();
      if (i > 0) {
        upTo += 1 + random.nextInt(300);
        tier.put("upTo", Integer.toString(upTo));
      }
      price = positive ? price.add(new BigDecimal(number(0, 0.1))) : new BigDecimal(number(0, 0.5));
      tier.put("price", price.toPlainString());
      if (!plain && !positive && chance(5)) {
        tier.put("flat", number(0, 5));
      }
      if (!plain && !positive && chance(8)) {
        tier.put("block", "50");
      }
      tiers.add(tier);
    }
    return tiers;
  }

  private Map<String, Object> rules() {
    return Map.of(
        "periods",
        PERIODS,
        "seasons",
        Map.of("summer", List.of("06-01/09-30"), "winter", List.of("11-15/02-20")),
        "holidays",
        Map.of("country", one("be", "us", "de"), "countAs", one("sun", "holiday", "sat")),
        "otherwise",
        "off",
        "rules",
        List.of(
            Map.of("period", "night", "times", List.of("22:00-07:00")),
            Map.of("period", "off", "days", List.of("weekend")),
            Map.of("period", "peak", "seasons", List.of("summer"), "times", List.of("16:30-21:00")),
            Map.of("period", "peak", "seasons", List.of("winter"), "days", List.of("mon", "tue")),
            Map.of("period", "night", "days", List.of("holiday"))));
  }

  private Map<String, Object> matrix() {
    List<List<Integer>> weekday = new ArrayList<>();
    List<List<Integer>> weekend = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      List<Integer> row = new ArrayList<>();
      for (int hour = 0; hour < 24; hour++) {
        row.add(hour < 7 ? 2 : (hour + month) % 2);
      }
      weekday.add(row);
      weekend.add(row.stream().map(place -> place == 0 ? 1 : place).toList());
    }
    return Map.of("periods", PERIODS, "matrix", Map.of("weekday", weekday, "weekend", weekend));
  }

  private Map<String, Object> index() {
    Map<String, Object> made = new LinkedHashMap<>();
    if (chance(3)) {
      made.put("floor", "0");
    }
    if (chance(4)) {
      made.put("cap", "100");
    }
    return made;
  }

  private List<Map<String, Object>> taxes() {
    Map<String, Object> excise = new LinkedHashMap<>();
    excise.put("id", "duty");
    excise.put("name", "Duty");
    excise.put("categories", List.of("standard"));
    excise.put("rates", List.of(Map.of("from", "2000-01-01", "percent", "5.11269632")));
    Map<String, Object> vat = new LinkedHashMap<>();
    vat.put("id", "vat");
    vat.put("name", "VAT");
    vat.put("categories", List.of("standard", "reduced"));
    vat.put("onTaxes", List.of("duty"));
    vat.put("onChange", one("supply-date", "period-end"));
    if (chance(4)) {
      vat.put("exemption", "diplomat");
    }
    vat.put(
        "rates",
        List.of(
            Map.of("from", "2000-01-01", "percent", "21"),
            Map.of("from", from.plusDays(9).toString(), "percent", "19"),
            Map.of("from", "2000-01-01", "percent", "6", "categories", List.of("reduced")),
            Map.of("from", "2000-01-01", "percent", "7", "classes", List.of("household"))));
    return List.of(excise, vat);
  }

  private Map<String, Object> rounding(List<String> steps) {
    return Map.of(
        "step", steps.get(random.nextInt(steps.size())), "mode", MODES.get(random.nextInt(7)));
  }

  private String number(double least, double most) {
    double value = least + random.nextDouble() * (most - least);
    return BigDecimal.valueOf(Math.round(value * 100_000), 5).toPlainString();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
