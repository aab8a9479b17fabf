package org.wattline.console.tariffs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the prices of a tariff document that the service took, in the order of the document: those
 * of its components, of its taxes and those that it puts instead of inherited ones.
 */
final class PriceRows {
  private final Words words;
  private final String language;
  private final List<PriceRow> rows = new ArrayList<>();
  private String currency = "";

  /** Says things in the reader's language. */
  interface Words {
    String say(String key, Object... parameters);
  }

  /** What the prices of one date are of. */
  private record Of(
      String name, String unit, @Nullable LocalDate from, @Nullable LocalDate to, String part) {
    Of part(String another) {
      return new Of(name, unit, from, to, part.isEmpty() ? another : part + ", " + another);
    }

    Of unit(String another) {
      return new Of(name, another, from, to, part);
    }

    Of days(@Nullable LocalDate first, @Nullable LocalDate after) {
      return new Of(name, unit, first, after, part);
    }
  }

  private PriceRows(Words words, String language) {
    this.words = words;
    this.language = language;
  }

  static List<PriceRow> of(JsonNode document, String language, Words words) {
    PriceRows read = new PriceRows(words, language);
    read.read(document);
    return List.copyOf(read.rows);
  }

  /** What the bill calls a component, in a language where it has a name in it. */
  static String name(JsonNode component, String language) {
    return component
        .path("names")
        .path(language)
        .asString(component.path("name").asString(component.path("id").asString("")));
  }

  private void read(JsonNode document) {
    currency = document.path("currency").asString("");
    each(document, "", "components", this::component);
    each(
        document,
        "",
        "taxes",
        (tax, pointer) ->
            dated(
                tax,
                pointer,
                "rates",
                of(tax, "%"),
                (rate, at, of) -> number(rate, at, "percent", of.part(listed(rate)))));
    each(
        document.path("base"),
        "/base",
        "overrides",
        (override, pointer) -> {
          Of of =
              new Of(
                  override.path("component").asString(""),
                  currency,
                  day(override, "from"),
                  day(override, "to"),
                  override.path("period").asString(""));
          if (override.hasNonNull("tier")) {
            of = of.part(words.say("tariff.price.tier", override.path("tier").asInt()));
          }
          number(override, pointer, "price", of);
          number(override, pointer, "factor", of.unit("×"));
        });
  }

  /** The categories and classes that a rate is for. */
  private static String listed(JsonNode rate) {
    List<String> all = new ArrayList<>();
    rate.path("categories").forEach(each -> all.add(each.asString()));
    rate.path("classes").forEach(each -> all.add(each.asString()));
    return String.join(", ", all);
  }

  private Of of(JsonNode component, String unit) {
    return new Of(name(component, language), unit, null, null, "");
  }

  private void component(JsonNode component, String pointer) {
    Of of = of(component, unit(component));
    dated(component, pointer, "prices", of, this::version);
    dated(component, pointer, "bands", of, this::bands);
    LocalDate on = day(component, "on");
    number(component, pointer, "amount", of.days(on, on == null ? null : on.plusDays(1)));
    number(component, pointer, "total", of.days(day(component, "first"), null));
    JsonNode netting = component.path("netting");
    dated(
        netting,
        pointer + "/netting",
        "settlement",
        of.part(words.say("tariff.price.settlement")),
        (settled, at, day) -> number(settled, at, "price", day));
  }

  private String unit(JsonNode component) {
    return switch (component.path("kind").asString("")) {
      case "energy" -> currency + "/" + energy(component.path("unit").asString("kwh"));
      case "fixed" ->
          currency
              + "/"
              + (component.hasNonNull("quantity")
                  ? component.path("quantity").asString() + "·"
                  : "")
              + per(component, "month");
      case "demand" ->
          currency
              + "/"
              + power(component.path("quantity").asString("kw"))
              + "·"
              + ("day".equals(component.path("assess").asString(""))
                  ? words.say("tariff.per.day")
                  : per(component, "month"));
      case "bound" -> currency + "/" + per(component, "cycle");
      case "percentage" -> "%";
      case "reactive" -> currency + "/kvarh";
      default -> currency;
    };
  }

  private String per(JsonNode component, String absent) {
    return words.say("tariff.per." + component.path("per").asString(absent));
  }

  private static String energy(String unit) {
    return switch (unit) {
      case "kwh" -> "kWh";
      case "mwh" -> "MWh";
      case "m3" -> "m³";
      default -> unit;
    };
  }

  private static String power(String quantity) {
    return switch (quantity) {
      case "kw" -> "kW";
      case "kva" -> "kVA";
      default -> quantity;
    };
  }

  private void version(JsonNode version, String pointer, Of of) {
    form(version, pointer, of);
    version
        .path("periods")
        .properties()
        .forEach(
            period ->
                form(
                    period.getValue(),
                    JsonText.member(pointer + "/periods", period.getKey()),
                    of.part(period.getKey())));
  }

  private void form(JsonNode form, String pointer, Of of) {
    number(form, pointer, "price", of);
    tiers(form, pointer, of);
    JsonNode index = form.path("index");
    if (index.isObject()) {
      String name = index.path("id").asString("");
      String at = pointer + "/index";
      number(
          index, at, "factor", of.unit("× " + name).part(words.say("tariff.price.factor", name)));
      number(index, at, "add", of.part(words.say("tariff.price.add", name)));
    }
  }

  private void tiers(JsonNode form, String pointer, Of of) {
    each(
        form,
        pointer,
        "tiers",
        (tier, at) -> {
          Of within = of.part(upTo(tier));
          number(
              tier,
              at,
              "price",
              tier.hasNonNull("block")
                  ? within.part(words.say("tariff.price.block", shown(tier, "block")))
                  : within);
          number(tier, at, "flat", within.unit(currency).part(words.say("tariff.price.flat")));
          tiers(tier, at, within);
        });
  }

  private String upTo(JsonNode tier) {
    if (tier.hasNonNull("upTo")) {
      return words.say("tariff.price.upto", shown(tier, "upTo"));
    }
    return tier.hasNonNull("upToPerKw")
        ? words.say("tariff.price.uptoperkw", shown(tier, "upToPerKw"))
        : words.say("tariff.price.beyond");
  }

  private void bands(JsonNode dated, String pointer, Of of) {
    each(
        dated,
        pointer,
        "bands",
        (band, at) ->
            number(
                band,
                at,
                "price",
                band.hasNonNull("powerFactorBelow")
                    ? of.part(
                        words.say("tariff.price.powerfactor", shown(band, "powerFactorBelow")))
                    : of.part(words.say("tariff.price.otherwise"))));
  }

  /** Something at a place. */
  private interface At {
    void read(JsonNode value, String pointer);
  }

  /** Something of some days at a place. */
  private interface DatedAt {
    void read(JsonNode value, String pointer, Of of);
  }

  private static void each(JsonNode parent, String pointer, String list, At read) {
    int index = 0;
    for (JsonNode value : parent.path(list)) {
      read.read(value, pointer + "/" + list + "/" + index++);
    }
  }

  private static void dated(JsonNode parent, String pointer, String list, Of of, DatedAt read) {
    JsonNode all = parent.path(list);
    each(
        parent,
        pointer,
        list,
        (value, at) -> read.read(value, at, of.days(day(value, "from"), end(value, all))));
  }

  /**
   * The day on which a price no longer holds: its own end, or the beginning of the next one that
   * has none. One that ends, or was recorded later, lies over it for its days.
   */
  private static @Nullable LocalDate end(JsonNode value, JsonNode all) {
    LocalDate own = day(value, "to");
    LocalDate from = day(value, "from");
    if (from == null) {
      return own;
    }
    return all.valueStream()
        .filter(other -> sameScope(value, other) && day(other, "to") == null)
        .map(other -> day(other, "from"))
        .filter(day -> day != null && day.isAfter(from) && (own == null || day.isBefore(own)))
        .min(LocalDate::compareTo)
        .orElse(own);
  }

  /** Rates of taxes are for categories and classes; others follow each other. */
  private static boolean sameScope(JsonNode one, JsonNode other) {
    return one.path("categories").equals(other.path("categories"))
        && one.path("classes").equals(other.path("classes"));
  }

  private void number(JsonNode parent, String pointer, String member, Of of) {
    BigDecimal value = decimal(parent, member);
    if (value != null) {
      rows.add(
          new PriceRow(
              of.name(), of.part(), of.unit(), pointer + "/" + member, value, of.from(), of.to()));
    }
  }

  /** A number that is there, for the reader. */
  private static BigDecimal shown(JsonNode parent, String member) {
    BigDecimal value = decimal(parent, member);
    return value == null ? BigDecimal.ZERO : value;
  }

  private static @Nullable BigDecimal decimal(JsonNode parent, String member) {
    JsonNode value = parent.path(member);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    try {
      return new BigDecimal(value.asString());
    } catch (NumberFormatException another) {
      return null;
    }
  }

  private static @Nullable LocalDate day(JsonNode parent, String member) {
    try {
      return LocalDate.parse(parent.path(member).asString(""));
    } catch (DateTimeException none) {
      return null;
    }
  }
}
