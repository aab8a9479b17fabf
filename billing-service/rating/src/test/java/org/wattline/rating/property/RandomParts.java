package org.wattline.rating.property;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prices, calendars, taxes and numbers of random tariffs. */
final class RandomParts {
  private static final List<String> PERIODS = List.of("peak", "off", "night");
  private static final List<String> MODES =
      List.of("half-up", "half-even", "half-down", "up", "down", "ceiling", "floor");

  private final Random random;
  private final LocalDate from;
  private final boolean positive;

  RandomParts(Random random, LocalDate from, boolean positive) {
    this.random = random;
    this.from = from;
    this.positive = positive;
  }

  /** Prices from one to three dates; by period half of the time where there are periods. */
  List<Map<String, Object>> versions(String form, int byPeriod) {
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

  Map<String, Object> form(String form) {
    return switch (form) {
      case "tiers" -> Map.of("tiers", tiers());
      case "mixed" -> form(one("tiers", "tiers", "tiers", "index", "dated", "price"));
      case "index" ->
          Map.of("index", Map.of("id", "spot", "factor", "1.05", "add", number(-0.01, 0.03)));
      case "dated" -> Map.of("index", Map.of("id", "monthly", "add", number(0, 0.03)));
      case "plain" -> Map.of("price", number(-5, 30));
      default -> Map.of("price", number(positive ? 0.01 : -0.05, 0.6));
    };
  }

  List<Map<String, Object>> tiers() {
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
      if (!positive && chance(5)) {
        tier.put("flat", number(0, 5));
      }
      if (!positive && chance(8)) {
        tier.put("block", "50");
      }
      tiers.add(tier);
    }
    return tiers;
  }

  Map<String, Object> rules() {
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

  Map<String, Object> matrix() {
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

  Map<String, Object> index() {
    Map<String, Object> made = new LinkedHashMap<>();
    if (chance(3)) {
      made.put("floor", "0");
    }
    if (chance(4)) {
      made.put("cap", "100");
    }
    return made;
  }

  List<Map<String, Object>> taxes() {
    return taxes(one("supply-date", "period-end"));
  }

  /** Taxes, of which the second says so what a rate that changes means. */
  List<Map<String, Object>> taxes(String onChange) {
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
    vat.put("onChange", onChange);
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

  Map<String, Object> rounding(List<String> steps) {
    return Map.of(
        "step", steps.get(random.nextInt(steps.size())), "mode", MODES.get(random.nextInt(7)));
  }

  String number(double least, double most) {
    double value = least + random.nextDouble() * (most - least);
    return BigDecimal.valueOf(Math.round(value * 100_000), 5).toPlainString();
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  @SafeVarargs
  final <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }
}
