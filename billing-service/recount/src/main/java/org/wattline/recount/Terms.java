package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/** What a tariff, the lists it inherits from and an account say on a day of a bill. */
public final class Terms {
  private final JsonNode tariff;
  private final JsonNode reference;
  private final JsonNode context;
  private final LocalDateRange period;
  private final Instant known;
  private final Map<String, Map<String, JsonNode>> parts = new HashMap<>();
  private final Map<String, List<List<JsonNode>>> changes = new HashMap<>();
  private final Map<String, List<LocalDate>> cuts = new HashMap<>();

  /**
   * @param tariff the tariff as published
   * @param reference base lists in {@code tariffs}; index values in {@code series} and {@code
   *     dated}; {@code events}; {@code knownAt}; in {@code holidays} the dates of each calendar,
   *     also those of the days around the bill that its cycles reach
   * @param context what rating was told of the account
   * @param period the days of the bill
   */
  public Terms(JsonNode tariff, JsonNode reference, JsonNode context, LocalDateRange period) {
    this.tariff = tariff;
    this.reference = reference;
    this.context = context;
    this.period = period;
    this.known = Instant.parse(reference.path("knownAt").asString(Instant.MAX.toString()));
    for (String part : List.of("components", "taxes", "calendars", "indices", "channels")) {
      parts.put(part, new LinkedHashMap<>());
    }
    inherit(tariff);
    all(context, "extras").forEach(this::add);
    changes.forEach(
        (id, layers) ->
            layers.add(all(context, "overrides").filter(e -> is(e, "component", id)).toList()));
  }

  /** First what a list inherits, less what it omits and with its changes, then what it has. */
  private void inherit(JsonNode list) {
    JsonNode base = list.path("base");
    if (base.isObject()) {
      inherit(find(all(reference, "tariffs"), "id", text(base, "tariff")));
      all(base, "omit").forEach(id -> every("components").remove(id.asString()));
      changes.forEach(
          (id, layers) -> {
            Stream<JsonNode> adjust = all(base, "adjust");
            adjust.filter(e -> fits(e.path("components"), id)).map(List::of).forEach(layers::add);
            layers.add(all(base, "overrides").filter(e -> is(e, "component", id)).toList());
          });
    }
    for (String part : List.of("calendars", "indices", "channels")) {
      list.path(part).properties().forEach(e -> every(part).put(e.getKey(), e.getValue()));
    }
    all(list, "taxes").forEach(each -> every("taxes").put(text(each, "id"), each));
    all(list, "components").forEach(this::add);
  }

  private void add(JsonNode component) {
    every("components").put(text(component, "id"), component);
    changes.put(text(component, "id"), new ArrayList<>());
  }

  public JsonNode tariff() {
    return tariff;
  }

  public JsonNode reference() {
    return reference;
  }

  public JsonNode context() {
    return context;
  }

  public LocalDateRange period() {
    return period;
  }

  /** Components, taxes, calendars, indices or channels by name: those inherited, then new ones. */
  public Map<String, JsonNode> every(String part) {
    return parts.getOrDefault(part, Map.of());
  }

  private static Instant recorded(JsonNode dated) {
    return dated.has("recordedAt") ? Instant.parse(text(dated, "recordedAt")) : Instant.MIN;
  }

  private Stream<JsonNode> holding(Stream<JsonNode> statements, LocalDate day) {
    return statements.filter(each -> covers(each, day) && !recorded(each).isAfter(known));
  }

  /** Of the statements on a day the one recorded last, then starting last, then written last. */
  public JsonNode newest(Stream<JsonNode> statements, LocalDate day) {
    Comparator<JsonNode> order = Comparator.comparing(Terms::recorded);
    order = order.thenComparing(each -> text(each, "from"));
    return holding(statements, day).sorted(order).reduce(NONE, (before, after) -> after);
  }

  /** The price that a component lists for a period: plain, by tiers or bands, or along an index. */
  public JsonNode form(JsonNode component, String period, LocalDate day) {
    Stream<JsonNode> listed = Stream.concat(all(component, "prices"), all(component, "bands"));
    JsonNode version = newest(listed, day);
    return version.has("periods") ? version.path("periods").path(period) : version;
  }

  /** A component's price, or its margin on an index, on a day; null where it has none. */
  public @Nullable Exact price(JsonNode component, String period, int tier, LocalDate day) {
    JsonNode form = form(component, period, day);
    JsonNode follows = form.path("index");
    JsonNode index = every("indices").getOrDefault(text(follows, "id"), NONE);
    String listed = follows.path("add").asString(follows.isObject() ? "0" : text(form, "price"));
    if (is(index, "type", "dated")) {
      JsonNode dated = newest(all(reference.path("dated"), text(follows, "id")), day);
      int digits = (is(component, "unit", "mwh") ? 3 : 0) - (is(index, "unit", "kwh") ? 0 : 3);
      Exact unit = Exact.of(BigDecimal.ONE.scaleByPowerOfTen(digits));
      Exact value = bounded(number(dated, "value", ""), index).times(unit);
      listed = value.times(number(follows, "factor", "1")).plus(Exact.parse(listed)).toString();
    }
    JsonNode tiers = form.path(form.has("bands") ? "bands" : "tiers");
    listed = tier > 0 ? tiers.path(tier - 1).path("price").asString("0") : listed;
    Exact plain = listed.isEmpty() ? null : Exact.parseTrusted(listed);
    boolean bands = form.has("bands");
    return bands ? plain : changed(plain, text(component, "id"), period, tier, day);
  }

  /** What an index value is multiplied with, after all changes. */
  public Exact weight(JsonNode component, String period, LocalDate day) {
    Exact factor = number(form(component, period, day).path("index"), "factor", "1");
    Exact one = changed(factor, text(component, "id"), period, 0, day);
    Exact none = changed(Exact.ZERO, text(component, "id"), period, 0, day);
    return one == null || none == null ? factor : one.minus(none);
  }

  /** What index values are multiplied with in any period. */
  public List<Exact> weights(JsonNode component, LocalDate day) {
    JsonNode calendar = every("calendars").getOrDefault(text(component, "calendar"), NONE);
    Stream<String> periods = all(calendar, "periods").map(JsonNode::asString);
    return Stream.concat(Stream.of(""), periods).map(p -> weight(component, p, day)).toList();
  }

  /** An index value within floor and cap. */
  public static Exact bounded(Exact value, JsonNode index) {
    Exact least = index.has("floor") ? value.max(number(index, "floor", "")) : value;
    return index.has("cap") ? least.min(number(index, "cap", "")) : least;
  }

  /** A listed price with all changes: of base lists, the farthest first, then the account's. */
  private @Nullable Exact changed(
      @Nullable Exact listed, String id, String period, int tier, LocalDate day) {
    Exact price = listed;
    for (List<JsonNode> layer : changes.getOrDefault(id, List.of())) {
      Stream<JsonNode> own = layer.stream();
      own = own.filter(each -> each.path("period").asString(period).equals(period));
      JsonNode by = newest(own.filter(each -> each.path("tier").asInt(tier) == tier), day);
      if (by.has("price")) {
        price = number(by, "price", "");
      } else if (price != null) {
        price = price.times(number(by, "factor", "1")).plus(number(by, "add", "0"));
      }
    }
    return price;
  }

  /** What decides a component's prices on a day: days with equal statements have equal prices. */
  public List<Object> statements(JsonNode component, LocalDate day) {
    Stream<JsonNode> listed = Stream.concat(all(component, "prices"), all(component, "bands"));
    JsonNode version = newest(listed, day);
    List<Object> all = new ArrayList<>(List.of(version));
    Map<String, JsonNode> forms = new LinkedHashMap<>();
    version.path("periods").properties().forEach(each -> forms.put(each.getKey(), each.getValue()));
    forms.putIfAbsent("", version);
    forms.forEach(
        (period, form) -> {
          String index = text(form.path("index"), "id");
          boolean follows = !index.isEmpty() && !isBeaten(component, period, day);
          all.add(follows ? newest(all(reference.path("dated"), index), day) : NONE);
        });
    for (List<JsonNode> layer : changes.getOrDefault(text(component, "id"), List.of())) {
      List<JsonNode> held = holding(layer.stream(), day).toList();
      boolean oneTier = version.path("tiers").size() == 1;
      if (held.stream().noneMatch(each -> each.has("period") || each.has("tier") && !oneTier)) {
        JsonNode by = newest(held.stream(), day);
        if (by.has("price")) {
          all.clear();
          all.add(shape(version));
        }
        held = List.of(by);
      }
      all.add(held);
    }
    return all;
  }

  /** Whether a price of a base list or of the account stands instead of a period's. */
  private boolean isBeaten(JsonNode component, String period, LocalDate day) {
    return changes.getOrDefault(text(component, "id"), List.of()).stream()
        .anyMatch(
            layer -> {
              Stream<JsonNode> own = layer.stream().filter(each -> !each.has("tier"));
              own = own.filter(each -> each.path("period").asString(period).equals(period));
              return newest(own, day).has("price");
            });
  }

  /** The tiers of a version without their prices: all of it that one price instead leaves. */
  private static Map<String, String> shape(JsonNode version) {
    Map<String, String> shape = new HashMap<>();
    version.path("periods").properties().forEach(e -> shape.put(e.getKey(), tiers(e.getValue())));
    return version.has("periods") ? shape : Map.of("", tiers(version));
  }

  private static String tiers(JsonNode form) {
    return form.path("tiers").toString().replaceAll("\"price\":\"[^\"]*\",?", "");
  }

  /** What decides the price of one period of a component on a day. */
  List<Object> statements(JsonNode component, String period, LocalDate day) {
    JsonNode version = newest(all(component, "prices"), day);
    List<Object> all = new ArrayList<>(List.of(version, version.has("periods") ? period : ""));
    for (List<JsonNode> layer : changes.getOrDefault(text(component, "id"), List.of())) {
      Stream<JsonNode> own = layer.stream();
      own = own.filter(each -> each.path("period").asString(period).equals(period));
      all.add(holding(own, day).toList());
    }
    return all;
  }

  /** Whether the prices of a component on a day are of periods. */
  public boolean byPeriod(JsonNode component, LocalDate day) {
    List<List<JsonNode>> layers = changes.getOrDefault(text(component, "id"), List.of());
    Stream<JsonNode> all = holding(layers.stream().flatMap(List::stream), day);
    return newest(all(component, "prices"), day).has("periods")
        || all.anyMatch(e -> e.has("period"));
  }

  /** The last of the account's dated values that hold on a day, and "" where there is none. */
  private static String held(JsonNode values, LocalDate day) {
    Stream<JsonNode> held = values.valueStream().filter(each -> covers(each, day));
    return text(held.reduce(NONE, (before, after) -> after), "value");
  }

  /** An attribute of the account, as text; "" where it has none. */
  public String attribute(String name, LocalDate day) {
    return held(context.path("attributes").path(name), day);
  }

  /** Whether a component is meant on a day. */
  public boolean applies(JsonNode component, LocalDate day) {
    JsonNode when = component.path("when");
    Stream<JsonNode> coupons = all(context, "coupons").filter(each -> covers(each, day));
    return covers(component, day)
        && fits(when.path("classes"), held(context.path("classes"), day))
        && (!when.has("coupon") || coupons.anyMatch(c -> is(c, "value", text(when, "coupon"))))
        && when.path("attributes").properties().stream()
            .allMatch(each -> meant(each.getValue(), attribute(each.getKey(), day)));
  }

  private static boolean meant(JsonNode range, String value) {
    boolean number = value.matches("-?[0-9.]+");
    Exact found = Exact.parse(number ? value : "0");
    boolean bounded = range.has("min") || range.has("below");
    return !value.isEmpty()
        && fits(range.path("in"), value)
        && (number || !bounded)
        && (!range.has("min") || found.compareTo(number(range, "min", "")) >= 0)
        && (!range.has("below") || found.compareTo(number(range, "below", "")) < 0);
  }

  /** The days of a range on which a component is meant. */
  public List<LocalDate> days(JsonNode component, LocalDateRange range) {
    return range.dates().stream().filter(day -> applies(component, day)).toList();
  }

  /** A tax on a category on a day: per cent, "exempt", "missing", or "" when it is not on it. */
  public String percent(JsonNode tax, String category, LocalDate day) {
    JsonNode on = tax.path("categories");
    List<JsonNode> rates =
        all(tax, "rates").filter(rate -> fits(rate.path("categories"), category)).toList();
    if (on.isEmpty() ? rates.isEmpty() : !fits(on, category)) {
      return "";
    }
    String own = held(context.path("classes"), day);
    JsonNode rate = NONE;
    for (int rank = 0; rank < 4 && rate.isMissingNode(); rank++) {
      boolean anyClass = rank > 1;
      boolean anyCategory = rank % 2 > 0;
      Stream<JsonNode> held = rates.stream().filter(r -> fits(r.path("classes"), own));
      held = held.filter(r -> r.path("classes").isEmpty() == anyClass);
      rate = newest(held.filter(r -> r.path("categories").isEmpty() == anyCategory), day);
    }
    boolean exempt = attribute(text(tax, "exemption"), day).equals("true");
    return exempt ? "exempt" : rate.path("percent").asString("missing");
  }

  /** The days from which on taxes on a category by supply date are others than the day before. */
  public List<LocalDate> cuts(String category) {
    return cuts.computeIfAbsent(
        category,
        key -> {
          Stream<LocalDate> days = period.dates().stream().skip(1);
          return days.filter(day -> !on(key, day).equals(on(key, day.minusDays(1)))).toList();
        });
  }

  /** How many of these cuts lie between the first day of the bill and the end of a day. */
  public long cutsUntil(JsonNode component, LocalDate day) {
    String category = component.path("taxCategory").asString("standard");
    return cuts(category).stream().filter(cut -> !cut.isAfter(day)).count();
  }

  /**
   * Days divided where cycle, price, factor or taxes of a component change, or a day is left out.
   */
  public List<LocalDateRange> stretches(JsonNode component, List<LocalDate> days) {
    List<LocalDateRange> all = new ArrayList<>();
    List<Object> before = List.of();
    for (LocalDate day : days) {
      List<Object> now = new ArrayList<>(statements(component, day));
      now.add(newest(all(component, "factors"), day));
      now.add(unit("cycle", day));
      now.add(cutsUntil(component, day));
      boolean joins = now.equals(before) && all.getLast().to().equals(day);
      LocalDate from = joins ? all.removeLast().from() : day;
      all.add(LocalDateRange.of(from, day.plusDays(1)));
      before = now;
    }
    return all;
  }

  private List<String> on(String category, LocalDate day) {
    Stream<JsonNode> all = every("taxes").values().stream();
    all = all.filter(tax -> !is(tax, "onChange", "period-end"));
    return all.map(tax -> percent(tax, category, day)).toList();
  }

  /** The year, cycle, month of the cycle, or billed period that a day lies in. */
  public LocalDateRange unit(String per, LocalDate day) {
    MonthDay start = MonthDay.parse("--" + tariff.path("yearStart").asString("01-01"));
    if (per.equals("year")) {
      int year = day.getYear() - (start.atYear(day.getYear()).isAfter(day) ? 1 : 0);
      return LocalDateRange.of(start.atYear(year), start.atYear(year + 1));
    }
    if (per.equals("period") || is(tariff.path("cycle"), "type", "billing-period")) {
      return period;
    }
    return month(day, per.equals("month") ? 1 : tariff.path("cycle").path("months").asInt(1));
  }

  /** So many months from the cycle's day on, counted from the year's start. */
  private LocalDateRange month(LocalDate day, int months) {
    MonthDay start = MonthDay.parse("--" + tariff.path("yearStart").asString("01-01"));
    YearMonth month = YearMonth.from(day);
    month = day.isBefore(start(month)) ? month.minusMonths(1) : month;
    month = month.minusMonths(Math.floorMod(month.getMonthValue() - start.getMonthValue(), months));
    return LocalDateRange.of(start(month), start(month.plusMonths(months)));
  }

  private LocalDate start(YearMonth month) {
    return month.atDay(Math.min(tariff.path("cycle").path("day").asInt(1), month.lengthOfMonth()));
  }

  /** The first day of the cycle so many cycles before a cycle, where cycles are of months. */
  public LocalDate earlier(LocalDate cycle, int cycles) {
    int months = tariff.path("cycle").path("months").asInt(1);
    return start(YearMonth.from(cycle).minusMonths((long) cycles * months));
  }

  /** What one day is of the day, month, cycle or year that a price is for, by its proration. */
  public Exact share(String per, String proration, LocalDate day) {
    LocalDateRange unit = unit(per, day);
    boolean year = per.equals("year");
    int rated = unit.intersection(period).orElseThrow().days();
    int month = month(day, 1).days();
    if (per.equals("day")) {
      return proration.equals("twelfths") ? Exact.ratio(365, 12 * month) : Exact.ONE;
    }
    return switch (proration) {
      case "twelfths" -> Exact.ratio(1, year ? 12 * month : unit.days());
      case "thirtieths" -> Exact.ratio(1, year ? 360 : 30);
      case "days-of-365" -> Exact.ratio(year ? 1 : 12, 365);
      case "whole" -> Exact.ratio(1, rated);
      case "first-day" -> Exact.ratio(period.contains(unit.from()) ? 1 : 0, rated);
      default -> Exact.ratio(1, unit.days());
    };
  }

  /** What the thresholds of tiers are multiplied with over some days. */
  public Exact scale(JsonNode tiering, LocalDateRange over) {
    String per = tiering.path("thresholds").asString("cycle");
    if (is(tiering, "assess", "year")) {
      int days = unit("year", over.from()).days();
      return Exact.of(per.equals("month") ? 12 : per.equals("day") ? days : 1);
    }
    Stream<LocalDate> days = over.dates().stream();
    if (per.equals("day") || per.equals("year") || tiering.path("prorated").asBoolean(true)) {
      return sum(days.map(day -> share(per, "days", day)));
    }
    boolean one = is(tariff.path("cycle"), "type", "billing-period") || !per.equals("month");
    int months = one ? 1 : tariff.path("cycle").path("months").asInt(1);
    return Exact.of(months * days.map(day -> unit("cycle", day)).distinct().count());
  }

  /** How a component's or a tax's amounts are rounded. */
  public JsonNode rounding(JsonNode owner) {
    return owner.has("rounding") ? owner.path("rounding") : tariff.path("rounding");
  }

  /** The smallest unit of the tariff's currency. */
  public String cent() {
    Currency currency = Currency.getInstance(text(tariff, "currency"));
    return Exact.ofScaled(1, currency.getDefaultFractionDigits()).toString();
  }

  /**
   * What each tier takes of a quantity: its number from 1, where it begins, where it ends (0 for
   * the last), the quantity in it, whole blocks, the price of one, what reaching it costs, the
   * amount.
   */
  public List<List<Exact>> climb(
      JsonNode component, String period, LocalDate day, Exact quantity, Exact scale, Exact perKw) {
    String mode =
        component.path("tierMode").asString(is(component, "kind", "fixed") ? "volume" : "");
    boolean volume = component.path("tiering").path("mode").asString(mode).equals("volume");
    JsonNode tiers = form(component, period, day).path("tiers");
    return new Climb(quantity, scale, perKw)
        .rows(
            tiers,
            volume,
            (number, tier) -> {
              String listed = tier.path("price").asString("0");
              return changed(
                  Exact.parseTrusted(listed), text(component, "id"), period, number, day);
            });
  }
}
