package org.wattline.verifier;

import static org.wattline.verifier.Json.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;

/** What a tariff and the lists it inherits from say to an account on a day of the bill. */
final class Terms {
  private final JsonNode tariff;
  private final JsonNode reference;
  private final JsonNode context;
  private final LocalDate from;
  private final LocalDate to;

  /** All components by id: those inherited, the tariff's own, the account's own. */
  final Map<String, JsonNode> components;

  Terms(JsonNode tariff, JsonNode reference, JsonNode context, LocalDate from, LocalDate to) {
    this.tariff = tariff;
    this.reference = reference;
    this.context = context;
    this.from = from;
    this.to = to;
    this.components = all("components", tariff);
    context.path("extras").forEach(each -> components.put(text(each, "id"), each));
  }

  JsonNode tariff() {
    return tariff;
  }

  JsonNode reference() {
    return reference;
  }

  JsonNode context() {
    return context;
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  List<LocalDate> days() {
    return Json.days(from, to);
  }

  private static Instant recorded(JsonNode dated) {
    return dated.has("recordedAt") ? Instant.parse(text(dated, "recordedAt")) : Instant.MIN;
  }

  private JsonNode base(JsonNode list) {
    String id = text(list.path("base"), "tariff");
    Stream<JsonNode> all = reference.path("tariffs").valueStream();
    return all.filter(each -> is(each, "id", id)).findFirst().orElse(NONE);
  }

  /** Components or taxes by id: those inherited in their places, then new ones. */
  Map<String, JsonNode> all(String part, JsonNode list) {
    Map<String, JsonNode> all = list.has("base") ? all(part, base(list)) : new LinkedHashMap<>();
    if (part.equals("components")) {
      list.path("base").path("omit").forEach(id -> all.remove(id.asString()));
    }
    list.path(part).forEach(each -> all.put(text(each, "id"), each));
    return all;
  }

  /** A calendar, index or channel by its name: of the nearest list that has it. */
  JsonNode named(String part, String name) {
    JsonNode list = tariff;
    while (!list.path(part).has(name) && list.has("base")) {
      list = base(list);
    }
    return list.path(part).path(name);
  }

  /** Of the statements on a day the one recorded last, then starting last, then written last. */
  JsonNode newest(Stream<JsonNode> statements, LocalDate day) {
    String known = reference.path("knownAt").asString(Instant.MAX.toString());
    return statements
        .filter(each -> covers(each, day) && !recorded(each).isAfter(Instant.parse(known)))
        .sorted(Comparator.comparing(Terms::recorded).thenComparing(each -> text(each, "from")))
        .reduce(NONE, (before, after) -> after);
  }

  /** The price version that holds on a day. */
  JsonNode version(JsonNode component, LocalDate day) {
    return newest(component.path("prices").valueStream(), day);
  }

  private JsonNode form(JsonNode component, String period, LocalDate day) {
    JsonNode version = version(component, day);
    return version.has("periods") ? version.path("periods").path(period) : version;
  }

  /** A component's price or, of an index, its margin on a day; nothing where it has none. */
  Optional<Exact> price(JsonNode component, String period, int tier, LocalDate day) {
    JsonNode bands = newest(component.path("bands").valueStream(), day).path("bands");
    JsonNode form = form(component, period, day);
    JsonNode follows = form.path("index");
    JsonNode index = named("indices", text(follows, "id"));
    String listed = follows.path("add").asString(form.has("index") ? "0" : text(form, "price"));
    if (is(index, "type", "dated")) {
      JsonNode value = newest(reference.path("dated").path(text(follows, "id")).valueStream(), day);
      Exact each = bounded(number(value, "value", ""), index).times(number(follows, "factor", "1"));
      listed =
          each.times(power(digits(component, "kwh") - digits(index, "mwh")))
              .plus(Exact.parse(listed))
              .toString();
    } else if (tier > 0) {
      JsonNode tiers = bands.isArray() ? bands : form.path("tiers");
      listed = tiers.path(tier - 1).path("price").asString("0");
    }
    return changed(listed, text(component, "id"), period, tier, day);
  }

  /** How many digits lie between a Wh and the unit of a component or an index. */
  static int digits(JsonNode priced, String otherwise) {
    return priced.path("unit").asString(otherwise).equals("mwh") ? 6 : 3;
  }

  /** What turns thousands of Wh into the unit of a component. */
  static Exact fromKilo(JsonNode component) {
    return power(3 - digits(component, "kwh"));
  }

  static Exact bounded(Exact value, JsonNode index) {
    Exact least = index.has("floor") ? value.max(number(index, "floor", "0")) : value;
    return index.has("cap") ? least.min(number(index, "cap", "0")) : least;
  }

  static Exact power(int digits) {
    return Exact.of(BigDecimal.ONE.scaleByPowerOfTen(digits));
  }

  /** A listed price with all changes: of base lists, the farthest first, then the account's. */
  private Optional<Exact> changed(
      String listed, String id, String period, int tier, LocalDate day) {
    Deque<Stream<JsonNode>> layers = new ArrayDeque<>();
    layers.add(context.path("overrides").valueStream());
    for (JsonNode list = tariff; list.has("base") && !has(list, id); list = base(list)) {
      layers.addFirst(list.path("base").path("overrides").valueStream());
      for (JsonNode each : list.path("base").path("adjust").valueStream().toList().reversed()) {
        if (fits(each.path("components"), id)) {
          layers.addFirst(Stream.of(each));
        }
      }
    }
    Exact price = listed.isEmpty() ? null : Exact.parseTrusted(listed);
    for (Stream<JsonNode> layer : layers) {
      JsonNode by =
          newest(
              layer.filter(
                  each ->
                      each.path("component").asString(id).equals(id)
                          && each.path("period").asString(period).equals(period)
                          && each.path("tier").asInt(tier) == tier),
              day);
      if (by.has("price")) {
        price = number(by, "price", "");
      } else if (price != null) {
        price = price.times(number(by, "factor", "1")).plus(number(by, "add", "0"));
      }
    }
    return Optional.ofNullable(price);
  }

  private static boolean has(JsonNode list, String component) {
    return list.path("components").valueStream().anyMatch(each -> is(each, "id", component));
  }

  /** The last of the dated values that hold on a day, and "" where there is none. */
  private static String fact(JsonNode values, LocalDate day) {
    Stream<JsonNode> held = values.valueStream().filter(each -> covers(each, day));
    return text(held.reduce(NONE, (before, after) -> after), "value");
  }

  /** An attribute of the account, as text. */
  String attribute(String name, LocalDate day) {
    return fact(context.path("attributes").path(name), day);
  }

  /** The numeric attribute that multiplies a component; one where it names none. */
  Exact quantity(JsonNode component, LocalDate day) {
    String name = text(component, "quantity");
    return name.isEmpty() ? Exact.ONE : Exact.parse(attribute(name, day));
  }

  /** Whether a component is meant on a day. */
  boolean applies(JsonNode component, LocalDate day) {
    JsonNode when = component.path("when");
    String coupon = text(when, "coupon");
    Stream<JsonNode> held = context.path("coupons").valueStream();
    boolean meant = covers(component, day);
    meant &= coupon.isEmpty() || held.anyMatch(c -> covers(c, day) && is(c, "value", coupon));
    meant &= fits(when.path("classes"), fact(context.path("classes"), day));
    for (Map.Entry<String, JsonNode> each : when.path("attributes").properties()) {
      String value = attribute(each.getKey(), day);
      JsonNode range = each.getValue();
      boolean number = value.matches("-?[0-9.]+");
      meant &= !value.isEmpty() && fits(range.path("in"), value);
      meant &= !range.has("min") || number && atLeast(value, text(range, "min"));
      meant &= !range.has("below") || number && !atLeast(value, text(range, "below"));
    }
    return meant;
  }

  private static boolean atLeast(String value, String bound) {
    return Exact.parse(value).compareTo(Exact.parse(bound)) >= 0;
  }

  /**
   * A tax on a category on a day: its per cent, "exempt", "missing", or "" when it is not on it.
   */
  String percent(JsonNode tax, String category, LocalDate day) {
    Stream<JsonNode> on = tax.path("rates").valueStream();
    List<JsonNode> rates = on.filter(rate -> fits(rate.path("categories"), category)).toList();
    JsonNode named = tax.path("categories");
    if (named.isEmpty() ? rates.isEmpty() : !fits(named, category)) {
      return "";
    }
    if (attribute(text(tax, "exemption"), day).equals("true")) {
      return "exempt";
    }
    String own = fact(context.path("classes"), day);
    for (int rank = 3; rank >= 0; rank--) {
      boolean byClass = rank >= 2;
      boolean byCategory = rank % 2 == 1;
      Stream<JsonNode> wanted =
          rates.stream()
              .filter(r -> fits(r.path("classes"), own))
              .filter(r -> r.path("classes").isEmpty() != byClass)
              .filter(r -> r.path("categories").isEmpty() != byCategory);
      JsonNode rate = newest(wanted, day);
      if (!rate.isMissingNode()) {
        return number(rate, "percent", "").toString();
      }
    }
    return "missing";
  }

  /** The first day of the year, cycle or month of the cycle that a day lies in, and that after. */
  LocalDate[] unit(String per, LocalDate day) {
    MonthDay start = MonthDay.parse("--" + tariff.path("yearStart").asString("01-01"));
    JsonNode cycle = tariff.path("cycle");
    if (per.equals("year")) {
      int year = day.getYear() - (start.atYear(day.getYear()).isAfter(day) ? 1 : 0);
      return new LocalDate[] {start.atYear(year), start.atYear(year + 1)};
    }
    if (is(cycle, "type", "billing-period")) {
      return new LocalDate[] {from, to};
    }
    int first = cycle.path("day").asInt(1);
    int months = per.equals("cycle") ? cycle.path("months").asInt(1) : 1;
    YearMonth month = YearMonth.from(day);
    month = day.isBefore(on(first, month)) ? month.minusMonths(1) : month;
    month = month.minusMonths(Math.floorMod(month.getMonthValue() - start.getMonthValue(), months));
    return new LocalDate[] {on(first, month), on(first, month.plusMonths(months))};
  }

  private static LocalDate on(int day, YearMonth month) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  /** What one day is of the time that a component's price is for. */
  Exact share(JsonNode component, LocalDate day) {
    String per = component.path("per").asString(is(component, "kind", "bound") ? "cycle" : "month");
    return share(per, component.path("proration").asString("days"), day);
  }

  Exact share(String per, String proration, LocalDate day) {
    LocalDate[] unit = unit(per, day);
    boolean year = per.equals("year");
    boolean twelfths = proration.equals("twelfths");
    long month = count(unit("month", day)[0], unit("month", day)[1]);
    LocalDate first = unit[0].isBefore(from) ? from : unit[0];
    Exact rated = Exact.ratio(1, count(first, unit[1].isAfter(to) ? to : unit[1]));
    if (per.equals("day")) {
      return twelfths ? Exact.ratio(365, 12 * month) : Exact.ONE;
    }
    return switch (proration) {
      case "twelfths" -> Exact.ratio(1, year ? 12 * month : count(unit[0], unit[1]));
      case "thirtieths" -> Exact.ratio(1, year ? 360 : 30);
      case "days-of-365" -> Exact.ratio(year ? 1 : 12, 365);
      case "whole" -> rated;
      case "first-day" -> unit[0].isBefore(from) ? Exact.ZERO : rated;
      default -> Exact.ratio(1, count(unit[0], unit[1]));
    };
  }

  /** The tiers of a component on a day. */
  JsonNode tiers(JsonNode component, String period, LocalDate day) {
    return form(component, period, day).path("tiers");
  }

  /** What a quantity costs by the tiers that a component has on a day. */
  Exact climbed(
      JsonNode component, String period, LocalDate day, Exact quantity, Exact scale, Exact perKw) {
    String mode =
        component.path("tierMode").asString(is(component, "kind", "fixed") ? "volume" : "");
    boolean volume = component.path("tiering").path("mode").asString(mode).equals("volume");
    String id = text(component, "id");
    return climb(
        tiers(component, period, day),
        volume,
        quantity,
        tier -> end(tier, scale, perKw),
        (tier, n) -> changed(tier.path("price").asString("0"), id, period, n, day).orElseThrow());
  }

  private static Exact climb(
      JsonNode tiers,
      boolean volume,
      Exact quantity,
      Function<JsonNode, @Nullable Exact> ends,
      BiFunction<JsonNode, Integer, Exact> prices) {
    Exact from = Exact.ZERO;
    Exact amount = Exact.ZERO;
    for (int i = 0; i < tiers.size(); i++) {
      int n = i + 1;
      JsonNode tier = tiers.path(i);
      Exact end = ends.apply(tier);
      boolean last = end == null || quantity.compareTo(end) <= 0;
      Exact inside =
          (volume || last || end == null ? quantity : end).minus(volume ? Exact.ZERO : from);
      if (end != null && end.compareTo(from) <= 0) {
        continue;
      }
      if (volume && last && tier.has("tiers")) {
        return climb(tier.path("tiers"), false, quantity, ends, (t, x) -> prices.apply(t, n))
            .plus(number(tier, "flat", "0"));
      }
      if (volume ? last : inside.signum() > 0 || from.isZero()) {
        Exact units =
            tier.has("block")
                ? whole(inside, number(tier, "block", ""), RoundingMode.CEILING)
                : inside;
        boolean reached = volume || inside.signum() > 0;
        amount = amount.plus(units.times(prices.apply(tier, n)));
        amount = amount.plus(number(tier, "flat", "0").times(reached ? 1 : 0));
      }
      if (last) {
        return amount;
      }
      from = end;
    }
    throw new IllegalArgumentException("tiers without a last one");
  }

  /** Where a tier ends; null for the last. */
  static @Nullable Exact end(JsonNode tier, Exact scale, Exact perKw) {
    Exact plain = tier.has("upTo") ? number(tier, "upTo", "").times(scale) : null;
    Exact each = number(tier, "upToPerKw", "0").times(perKw).times(scale);
    return !tier.has("upToPerKw") ? plain : plain == null ? each : plain.min(each);
  }
}
