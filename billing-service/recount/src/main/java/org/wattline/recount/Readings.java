package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.SeriesHash;
import tools.jackson.databind.JsonNode;

/** Measures what was used; registers serve on days whose intervals are not all there. */
public final class Readings {
  private static final long MISSING = Long.MIN_VALUE;

  private final Terms terms;
  private final JsonNode usage;
  private final ZoneId zone;
  private final Map<String, Series> known = new HashMap<>();
  private final Map<String, Map<Long, String>> periods = new HashMap<>();
  private final Map<List<Object>, Map<String, Long>> sums = new HashMap<>();

  /** Values of intervals one after the other; the least number stands where there is none. */
  public record Series(long start, long step, int decimals, long[] values) {
    static Series of(JsonNode node) {
      String first = node.path("start").asString("1970-01-01T00:00Z");
      LongStream all = all(node, "values").mapToLong(e -> e.isNumber() ? e.longValue() : MISSING);
      long start = OffsetDateTime.parse(first).toEpochSecond();
      int decimals = node.path("decimals").asInt(0);
      return new Series(start, 60L * node.path("minutes").asInt(15), decimals, all.toArray());
    }

    long value(long second) {
      long place = Math.floorDiv(second - start, step);
      return place < 0 || place >= values.length ? MISSING : values[(int) place];
    }

    /** The moments at which intervals of a time begin. */
    public long[] seconds(long from, long to) {
      return LongStream.iterate(from, at -> at < to, at -> at + step).toArray();
    }

    boolean has(long[] seconds) {
      return Arrays.stream(seconds).noneMatch(at -> value(at) == MISSING);
    }

    /** The values at some moments added up, with so many more decimals. */
    public Exact sum(int digits, long... seconds) {
      if (!has(seconds)) {
        throw new IllegalArgumentException("a value is missing");
      }
      return Exact.ofScaled(Arrays.stream(seconds).map(this::value).sum(), decimals + digits);
    }
  }

  /**
   * @param terms how the usage is read
   * @param usage what was used, as published
   */
  public Readings(Terms terms, JsonNode usage) {
    this.terms = terms;
    this.usage = usage.path("channels");
    this.zone = ZoneId.of(text(terms.tariff(), "zone"));
  }

  private long second(LocalDate day) {
    return day.atStartOfDay(zone).toEpochSecond();
  }

  /** The moments at which a channel's intervals of some days begin. */
  public long[] seconds(Series series, LocalDateRange days) {
    return series.seconds(second(days.from()), second(days.to()));
  }

  private Series over(Series like, LongUnaryOperator value) {
    long[] values = Arrays.stream(seconds(like, terms.period())).map(value).toArray();
    return new Series(second(terms.period().from()), like.step, like.decimals, values);
  }

  private Series read(String channel) {
    return Series.of(usage.path(channel).path("intervals"));
  }

  /** A channel over the bill: as it was read, with estimates, or made of others. */
  public Series series(String channel) {
    Series found = known.get(channel);
    if (found == null) {
      JsonNode made = terms.every("channels").getOrDefault(channel, NONE);
      Series read = read(channel);
      found = made.isObject() ? made(made) : over(read, at -> estimated(read, at));
      known.put(channel, found);
    }
    return found;
  }

  private Series made(JsonNode made) {
    List<Series> plus = all(made, "plus").map(each -> series(each.asString())).toList();
    List<Series> minus = all(made, "minus").map(each -> series(each.asString())).toList();
    boolean least = made.path("atLeastZero").asBoolean(false);
    return over(
        plus.getFirst(),
        at -> {
          Stream<Series> all = Stream.concat(plus.stream(), minus.stream());
          long sum = plus.stream().mapToLong(each -> each.value(at)).sum();
          sum -= minus.stream().mapToLong(each -> each.value(at)).sum();
          boolean gap = all.anyMatch(each -> each.value(at) == MISSING);
          return gap ? MISSING : least ? Math.max(0, sum) : sum;
        });
  }

  /** What was read at a moment, or what the tariff puts into a gap that is not too long. */
  private long estimated(Series read, long at) {
    String policy = terms.tariff().path("missing").asString("refuse");
    if (read.value(at) != MISSING || policy.equals("refuse") || read.values.length == 0) {
      return read.value(at);
    }
    long begin = second(terms.period().from());
    long end = second(terms.period().to());
    long most = 60L * terms.tariff().path("estimatedMinutes").asInt(1440);
    long first = at;
    long after = at;
    while (first > begin && read.value(first - read.step) == MISSING && after - first <= most) {
      first -= read.step;
    }
    while (after < end && read.value(after) == MISSING && after - first <= most) {
      after += read.step;
    }
    if (after - first > most) {
      return MISSING;
    }
    if (!policy.equals("interpolate")) {
      ZonedDateTime time = Instant.ofEpochSecond(at).atZone(zone);
      long before = read.value(time.minusWeeks(1).toEpochSecond());
      return before != MISSING ? before : read.value(time.plusWeeks(1).toEpochSecond());
    }
    long left = first == begin ? MISSING : read.value(first - read.step);
    long right = after == end ? MISSING : read.value(after);
    if (left == MISSING || right == MISSING) {
      return MISSING;
    }
    Exact rise = Exact.of(right - left).times(at - first + read.step);
    Exact value = Exact.of(left).plus(rise.dividedBy(after - first + read.step));
    return value.rounded(0, RoundingMode.HALF_UP).longValue();
  }

  /** What some days rest on: how many intervals, the hash of what was read, each estimate. */
  public String evidence(String channel, LocalDateRange days) {
    Series read = read(channel);
    long[] at = seconds(read, days);
    long[] values = Arrays.stream(at).map(read::value).toArray();
    String hash = at.length + " " + SeriesHash.text(SeriesHash.of(values, 0, values.length));
    Series used = series(channel);
    LongStream gaps = Arrays.stream(at).filter(second -> read.value(second) == MISSING);
    gaps = gaps.filter(second -> used.value(second) != MISSING);
    List<String> estimates =
        gaps.mapToObj(second -> Instant.ofEpochSecond(second) + "=" + used.value(second)).toList();
    return hash + " " + estimates;
  }

  /** The period of a calendar at a moment; "" without a calendar. */
  public String period(String calendar, long second) {
    Map<Long, String> own = periods.computeIfAbsent(calendar, name -> new HashMap<>());
    return calendar.isEmpty()
        ? ""
        : own.computeIfAbsent(second, at -> at(calendar, Instant.ofEpochSecond(at).atZone(zone)));
  }

  private String at(String name, ZonedDateTime at) {
    JsonNode calendar = terms.every("calendars").getOrDefault(name, NONE);
    String date = at.toLocalDate().toString();
    String time = at.toLocalTime().toString().substring(0, 5);
    String day = at.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    JsonNode holidays = terms.reference().path("holidays").path(name);
    if (!holidays.isEmpty() && fits(holidays, date)) {
      day = calendar.path("holidays").path("countAs").asString("sun");
    }
    String kind = day.startsWith("s") ? "weekend" : day.equals("holiday") ? day : "weekday";
    for (JsonNode rule : calendar.path("rules")) {
      Stream<JsonNode> spans = all(rule, "seasons");
      spans = spans.flatMap(season -> all(calendar.path("seasons"), season.asString()));
      if ((rule.path("seasons").isEmpty() || spans.anyMatch(s -> within(s, date.substring(5), "~")))
          && fits(rule.path("days"), day, kind)
          && (rule.path("times").isEmpty() || all(rule, "times").anyMatch(s -> within(s, time, "")))
          && (!rule.has("events") || called(text(rule, "events"), "", at.toEpochSecond()))) {
        return text(rule, "period");
      }
    }
    JsonNode matrix = calendar.path("matrix").path(kind.equals("weekend") ? kind : "weekday");
    JsonNode row = matrix.path(at.getMonthValue() - 1);
    JsonNode place = row.path((at.getHour() * 60 + at.getMinute()) * row.size() / 1440);
    String first = calendar.path("periods").path(place.asInt(0)).asString("");
    return place.isMissingNode() ? calendar.path("otherwise").asString(first) : first;
  }

  private static boolean within(JsonNode span, String value, String suffix) {
    String first = span.asString().substring(0, 5);
    String last = span.asString().substring(6) + suffix;
    boolean after = first.compareTo(value) <= 0;
    boolean before = value.compareTo(last) < 0;
    return first.compareTo(last) < 0 ? after && before : after || before;
  }

  /** Whether events of a set, or of any for "", are on at a moment. */
  private boolean called(String events, String set, long second) {
    Instant at = Instant.ofEpochSecond(second);
    return all(terms.reference().path("events"), events)
        .filter(e -> set.isEmpty() || e.path("set").asString("event").equals(set))
        .filter(e -> !at.isBefore(Instant.parse(text(e, "from"))))
        .anyMatch(e -> at.isBefore(Instant.parse(text(e, "to"))));
  }

  /** The energy of some days in thousands of the channel's unit, in a period or, for "", in all. */
  public Exact energy(String channel, LocalDateRange days, String calendar, String period) {
    return sum(days.dates().stream().map(day -> energy(channel, day, calendar, period)));
  }

  private Exact energy(String channel, LocalDate day, String calendar, String period) {
    Series series = series(channel);
    long[] all = seconds(series, LocalDateRange.of(day, day.plusDays(1)));
    if (series.has(all)) {
      Map<String, Long> own =
          sums.computeIfAbsent(List.of(channel, day, calendar), key -> new HashMap<>());
      if (own.isEmpty()) {
        Arrays.stream(all)
            .forEach(at -> own.merge(period(calendar, at), series.value(at), Long::sum));
      }
      return Exact.ofScaled(own.getOrDefault(period, 0L), series.decimals + 3);
    }
    List<JsonNode> read =
        all(usage.path(channel), "registers").filter(each -> covers(each, day)).toList();
    List<JsonNode> own = read.stream().filter(each -> is(each, "period", period)).toList();
    List<JsonNode> counted = own.isEmpty() && period.isEmpty() ? read : own;
    if (counted.isEmpty()) {
      throw new IllegalArgumentException(channel + " is not known on " + day);
    }
    return sum(counted.stream().map(r -> number(r, "quantity", "").dividedBy(range(r).days())));
  }

  /** The highest mean power that a component looks at in a period, and when its window begins. */
  public Map.Entry<Long, Exact> peak(JsonNode component, String period, LocalDateRange days) {
    String channel = component.path("channel").asString("import");
    Series series = series(channel);
    if (!series.has(seconds(series, days))) {
      Stream<JsonNode> peaks =
          all(usage.path(channel), "peaks").filter(p -> range(p).overlaps(days));
      peaks = peaks.filter(each -> period.isEmpty() || is(each, "period", period));
      Optional<Exact> highest = peaks.map(p -> number(p, "kw", "")).reduce(Exact::max);
      String unknown = channel + " has no peak in " + days;
      return Map.entry(0L, highest.orElseThrow(() -> new IllegalArgumentException(unknown)));
    }
    Map.Entry<Long, Exact> best = Map.entry(0L, Exact.ZERO);
    for (Map.Entry<Long, Exact> each : powers(component, period, days).entrySet()) {
      boolean higher = each.getValue().compareTo(best.getValue()) > 0;
      best = best.getKey() == 0 || higher ? each : best;
    }
    return best;
  }

  /** The mean power of each window that a component looks at, by the second when it begins. */
  public NavigableMap<Long, Exact> powers(JsonNode component, String period, LocalDateRange days) {
    String channel = component.path("channel").asString("import");
    String reactive = component.path("reactiveChannel").asString("reactive");
    long window = window(component, channel);
    NavigableMap<Long, Exact> powers = new TreeMap<>();
    for (LocalDate day : days.dates()) {
      for (long at = second(day); at + window <= second(day.plusDays(1)); at += window) {
        if (sees(component, period, at)) {
          Exact kw = power(channel, at, window);
          boolean both = is(component, "quantity", "kva");
          Exact kvar = both ? power(reactive, at, window) : Exact.ZERO;
          powers.put(at, both ? root(kw.times(kw).plus(kvar.times(kvar)), 6) : kw);
        }
      }
    }
    return powers;
  }

  /** The seconds of a window: those wanted, or of an interval that is longer. */
  public long window(JsonNode component, String channel) {
    return Math.max(60L * component.path("window").asInt(15), series(channel).step);
  }

  private boolean sees(JsonNode component, String period, long at) {
    return component.has("events")
        ? called(text(component, "events"), period, at)
        : period.isEmpty() || period(text(component, "calendar"), at).equals(period);
  }

  /** Whether a period of a component's calendar, or a set of its events, is on in some days. */
  public boolean occurs(JsonNode component, String period, LocalDateRange days) {
    long step = 60L * Math.min(15, component.path("window").asInt(15));
    LongStream all =
        LongStream.iterate(second(days.from()), at -> at < second(days.to()), at -> at + step);
    return all.anyMatch(at -> sees(component, period, at));
  }

  private Exact power(String channel, long at, long window) {
    Series series = series(channel);
    return series.sum(3, series.seconds(at, at + window)).times(3600 / window);
  }

  /** A square root, rounded half up. */
  public static Exact root(Exact square, int decimals) {
    BigDecimal root = square.rounded(80, RoundingMode.DOWN).sqrt(new MathContext(60));
    return Exact.of(root.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Active energy over apparent energy, rounded; 1 where there is none. */
  public Exact powerFactor(JsonNode component, LocalDateRange days) {
    JsonNode rule = component.has("powerFactor") ? component.path("powerFactor") : component;
    String reactive = component.path("reactiveChannel").asString("reactive");
    Exact active = energy(component.path("channel").asString("import"), days, "", "");
    Exact other = energy(reactive, days, "", "");
    Exact both = active.times(active).plus(other.times(other));
    int decimals = rule.path("decimals").asInt(4);
    return both.isZero() ? Exact.ONE : root(active.times(active).dividedBy(both), decimals);
  }

  /** The root of the sum of the squares of what each window has above a limit. */
  public Exact excess(JsonNode component, String period, LocalDateRange days, Exact limit) {
    Stream<Exact> above =
        powers(component, period, days).values().stream()
            .map(kw -> kw.minus(limit).max(Exact.ZERO));
    return root(sum(above.map(kw -> kw.times(kw))), 3);
  }

  /** The highest mean power of each day, added up. */
  public Exact dailyPeaks(JsonNode component, String period, LocalDateRange days) {
    Stream<LocalDateRange> each =
        days.dates().stream().map(day -> LocalDateRange.of(day, day.plusDays(1)));
    return sum(each.map(day -> peak(component, period, day).getValue()));
  }

  /** What a channel has in some days and a component's period, in the component's unit. */
  public Exact used(JsonNode component, String channel, LocalDateRange days, String period) {
    Exact all = energy(channel, days, period.isEmpty() ? "" : text(component, "calendar"), period);
    return is(component, "unit", "mwh") ? all.dividedBy(1000) : all;
  }

  /** The period of a component's calendar at an hour of a day; "" without a calendar. */
  String periodAt(JsonNode component, LocalDate day, int hour) {
    String calendar = text(component, "calendar");
    return period(calendar, day.atTime(hour, 0).atZone(zone).toEpochSecond());
  }

  /** A component's energy on a day in its unit, by the second when each interval begins. */
  public NavigableMap<Long, Exact> values(JsonNode component, LocalDate day) {
    Series series = series(component.path("channel").asString("import"));
    int digits = is(component, "unit", "mwh") ? 6 : 3;
    NavigableMap<Long, Exact> values = new TreeMap<>();
    for (long at : seconds(series, LocalDateRange.of(day, day.plusDays(1)))) {
      values.put(at, series.sum(digits, at));
    }
    return values;
  }

  /** Each interval's energy in the index's unit times its index value, added up. */
  public Exact weighted(JsonNode component, String named, String period, LocalDateRange days) {
    JsonNode index = terms.every("indices").getOrDefault(named, NONE);
    Series prices = Series.of(terms.reference().path("series").path(named));
    Series series = series(component.path("channel").asString("import"));
    String calendar = period.isEmpty() ? "" : text(component, "calendar");
    int digits = is(index, "unit", "kwh") ? 3 : 6;
    return sum(
        Arrays.stream(seconds(series, days))
            .filter(at -> period(calendar, at).equals(period))
            .mapToObj(at -> series.sum(digits, at).times(Terms.bounded(prices.sum(0, at), index))));
  }
}
