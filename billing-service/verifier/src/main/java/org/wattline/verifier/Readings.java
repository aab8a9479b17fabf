package org.wattline.verifier;

import static org.wattline.verifier.Json.*;

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
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.SeriesHash;
import tools.jackson.databind.JsonNode;

/** Measures what was used; registers serve on days whose intervals are not all there. */
final class Readings {
  private static final long MISSING = Long.MIN_VALUE;

  private final Terms terms;
  private final JsonNode usage;
  private final ZoneId zone;
  private final Map<String, Series> known = new HashMap<>();
  private final Map<String, Map<Long, String>> periods = new HashMap<>();
  private final Map<List<Object>, Map<String, Long>> sums = new HashMap<>();

  /** Values one after the other, from a second on. */
  record Series(long start, int minutes, int decimals, long[] values) {
    static Series of(JsonNode node) {
      Stream<JsonNode> all = node.path("values").valueStream();
      return new Series(
          node.has("start") ? OffsetDateTime.parse(text(node, "start")).toEpochSecond() : 0,
          node.path("minutes").asInt(15),
          node.path("decimals").asInt(0),
          all.mapToLong(each -> each.isNumber() ? each.longValue() : MISSING).toArray());
    }

    long step() {
      return 60L * minutes;
    }

    long at(long second) {
      long place = Math.floorDiv(second - start, step());
      return place < 0 || place >= values.length ? MISSING : values[(int) place];
    }

    LongStream seconds(long from, long to) {
      return LongStream.iterate(from, at -> at < to, at -> at + step());
    }
  }

  Readings(Terms terms, JsonNode usage) {
    this.terms = terms;
    this.usage = usage.path("channels");
    this.zone = ZoneId.of(text(terms.tariff(), "zone"));
  }

  long second(LocalDate day) {
    return day.atStartOfDay(zone).toEpochSecond();
  }

  Series series(String channel) {
    Series found = known.get(channel);
    if (found == null) {
      JsonNode virtual = terms.named("channels", channel);
      found = virtual.isMissingNode() ? Series.of(intervals(channel)) : virtual(virtual);
      known.put(channel, found);
    }
    return found;
  }

  private JsonNode intervals(String channel) {
    return usage.path(channel).path("intervals");
  }

  private Series virtual(JsonNode virtual) {
    Series first = series(virtual.path("plus").path(0).asString());
    long start = second(terms.from());
    long[] values =
        first
            .seconds(start, second(terms.to()))
            .map(
                at -> {
                  long[] plus = read(virtual.path("plus"), at);
                  long[] minus = read(virtual.path("minus"), at);
                  if (LongStream.concat(LongStream.of(plus), LongStream.of(minus))
                      .anyMatch(value -> value == MISSING)) {
                    return MISSING;
                  }
                  long sum = LongStream.of(plus).sum() - LongStream.of(minus).sum();
                  return virtual.path("atLeastZero").asBoolean(false) ? Math.max(0, sum) : sum;
                })
            .toArray();
    return new Series(start, first.minutes, first.decimals, values);
  }

  private long[] read(JsonNode channels, long second) {
    return channels
        .valueStream()
        .mapToLong(channel -> series(channel.asString()).at(second))
        .toArray();
  }

  /** Puts an estimate in the place of a value; false where a value was read. */
  boolean estimated(String channel, Instant at, long value) {
    Series series = series(channel);
    if (series.at(at.getEpochSecond()) != MISSING) {
      return false;
    }
    long last =
        Math.max(
            series.start + series.step() * series.values.length,
            at.getEpochSecond() + series.step());
    long start = Math.min(series.start, at.getEpochSecond());
    long[] values = series.seconds(start, last).map(series::at).toArray();
    values[(int) ((at.getEpochSecond() - start) / series.step())] = value;
    known.put(channel, new Series(start, series.minutes, series.decimals, values));
    return true;
  }

  /** The hash over the values of some days as they were read. */
  String hash(String channel, LocalDate from, LocalDate to) {
    Series series = Series.of(intervals(channel));
    long[] values = series.seconds(second(from), second(to)).map(series::at).toArray();
    return values.length + " " + SeriesHash.text(SeriesHash.of(values, 0, values.length));
  }

  /** The period of a calendar at a moment; "" without a calendar. */
  String period(String calendar, long second) {
    Map<Long, String> own = periods.computeIfAbsent(calendar, name -> new HashMap<>());
    return calendar.isEmpty()
        ? ""
        : own.computeIfAbsent(second, at -> at(calendar, Instant.ofEpochSecond(at).atZone(zone)));
  }

  private String at(String name, ZonedDateTime at) {
    JsonNode calendar = terms.named("calendars", name);
    String date = at.toLocalDate().toString();
    String time = at.toLocalTime().toString().substring(0, 5);
    JsonNode holidays = terms.reference().path("holidays").path(name);
    String day = at.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    if (!holidays.isEmpty() && fits(holidays, date)) {
      day = calendar.path("holidays").path("countAs").asString("sun");
    }
    String kind = day.startsWith("s") ? "weekend" : day.equals("holiday") ? day : "weekday";
    for (JsonNode rule : calendar.path("rules")) {
      Stream<JsonNode> spans = rule.path("seasons").valueStream();
      spans = spans.flatMap(s -> calendar.path("seasons").path(s.asString()).valueStream());
      boolean season =
          rule.path("seasons").isEmpty() || spans.anyMatch(s -> within(s, date.substring(5), "~"));
      Stream<JsonNode> times = rule.path("times").valueStream();
      if (season
          && fits(rule.path("days"), day, kind)
          && (rule.path("times").isEmpty() || times.anyMatch(s -> within(s, time, "")))
          && (!rule.has("events") || called(text(rule, "events"), null, at.toEpochSecond()))) {
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

  private boolean called(String events, @Nullable String set, long second) {
    Instant at = Instant.ofEpochSecond(second);
    return terms
        .reference()
        .path("events")
        .path(events)
        .valueStream()
        .filter(e -> set == null || e.path("set").asString("event").equals(set))
        .anyMatch(
            e ->
                !at.isBefore(Instant.parse(text(e, "from")))
                    && at.isBefore(Instant.parse(text(e, "to"))));
  }

  /** The energy of some days in thousands of the channel's unit, in a period or, for "", in all. */
  Exact energy(String channel, LocalDate from, LocalDate to, String calendar, String period) {
    return sum(days(from, to).stream().map(day -> energy(channel, day, calendar, period)));
  }

  private Exact energy(String channel, LocalDate day, String calendar, String period) {
    Series series = series(channel);
    long[] all = series.seconds(second(day), second(day.plusDays(1))).toArray();
    if (Arrays.stream(all).noneMatch(at -> series.at(at) == MISSING)) {
      Map<String, Long> own =
          sums.computeIfAbsent(
              List.of(channel, day, calendar),
              key -> {
                Map<String, Long> made = new HashMap<>();
                for (long at : all) {
                  made.merge(period(calendar, at), series.at(at), Long::sum);
                }
                return made;
              });
      long sum =
          own.entrySet().stream()
              .filter(e -> period.isEmpty() || e.getKey().equals(period))
              .mapToLong(Map.Entry::getValue)
              .sum();
      return Exact.ofScaled(sum, series.decimals + 3);
    }
    Stream<JsonNode> registers = usage.path(channel).path("registers").valueStream();
    List<JsonNode> read = registers.filter(each -> covers(each, day)).toList();
    List<JsonNode> own = read.stream().filter(each -> is(each, "period", period)).toList();
    List<JsonNode> counted = own.isEmpty() && period.isEmpty() ? read : own;
    if (counted.isEmpty()) {
      throw new IllegalArgumentException(channel + " is not known on " + day);
    }
    return sum(
        counted.stream()
            .map(r -> number(r, "quantity", "").dividedBy(count(date(r, "from"), date(r, "to")))));
  }

  /** The highest mean power over a window in what a measure asks for, and when that window was. */
  Map.Entry<Long, Exact> peak(JsonNode measure, LocalDate from, LocalDate to) {
    String channel = text(measure, "channel");
    String period = text(measure, "period");
    if (is(measure, "source", "registers")) {
      Stream<JsonNode> peaks = usage.path(channel).path("peaks").valueStream();
      return Map.entry(
          0L,
          peaks
              .filter(p -> period.isEmpty() || is(p, "period", period))
              .filter(p -> date(p, "from").isBefore(to) && date(p, "to").isAfter(from))
              .map(p -> number(p, "kw", ""))
              .reduce(Exact.ZERO, Exact::max));
    }
    Series series = series(channel);
    int window = measure.path("window").asInt(15);
    Map.Entry<Long, Exact> best = Map.entry(0L, Exact.ZERO);
    for (long at = second(from); at < second(to); at += 60L * window) {
      boolean in =
          measure.has("events")
              ? called(text(measure, "events"), period, at)
              : period.isEmpty() || period(text(measure, "calendar"), at).equals(period);
      Exact power = in ? power(series, at, window) : Exact.ZERO;
      if (in && measure.has("reactive")) {
        power =
            root(
                square(power).plus(square(power(series(text(measure, "reactive")), at, window))),
                3);
      }
      if (in && (best.getKey() == 0 || power.compareTo(best.getValue()) > 0)) {
        best = Map.entry(at, power);
      }
    }
    return best;
  }

  private static Exact power(Series series, long at, int window) {
    long sum = series.seconds(at, at + 60L * window).map(series::at).reduce(0, Math::addExact);
    return Exact.ofScaled(sum * (60 / window), series.decimals + 3);
  }

  static Exact square(Exact value) {
    return value.times(value);
  }

  static Exact root(Exact square, int decimals) {
    BigDecimal root = square.rounded(80, RoundingMode.DOWN).sqrt(new MathContext(60));
    return Exact.of(root.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Each interval's energy in thousands times its index value, added up. */
  Exact weighted(JsonNode measure, LocalDate from, LocalDate to) {
    JsonNode index = terms.named("indices", text(measure, "index"));
    Series prices = Series.of(terms.reference().path("series").path(text(measure, "index")));
    Series series = series(text(measure, "channel"));
    String period = text(measure, "period");
    return sum(
        series
            .seconds(second(from), second(to))
            .filter(at -> period.isEmpty() || period(text(measure, "calendar"), at).equals(period))
            .mapToObj(
                at -> {
                  Exact price = Exact.ofScaled(requireThere(prices.at(at)), prices.decimals);
                  return Exact.ofScaled(
                          requireThere(series.at(at)), series.decimals + Terms.digits(index, "mwh"))
                      .times(Terms.bounded(price, index));
                }));
  }

  private static long requireThere(long value) {
    if (value == MISSING) {
      throw new IllegalArgumentException("a value is missing that was priced");
    }
    return value;
  }
}
