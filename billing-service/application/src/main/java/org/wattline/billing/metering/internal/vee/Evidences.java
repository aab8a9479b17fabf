package org.wattline.billing.metering.internal.vee;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.ChannelRows;
import org.wattline.billing.metering.internal.usage.RegisterSpans;
import org.wattline.billing.metering.internal.usage.StoredDays;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.calendar.HolidayDates;
import org.wattline.vee.ChannelEvidence;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.Measure;
import org.wattline.vee.RegisterSpan;
import org.wattline.vee.estimate.LikeDays;
import org.wattline.vee.settings.ChannelKind;
import org.wattline.vee.settings.PointClass;
import org.wattline.vee.settings.VeeSettings;

/** Brings together what channels are judged by, many channels in a few queries. */
@Component
class Evidences {
  /** Channels of a building that tell what is usual there. */
  private static final int LEAST_SIBLINGS = 4;

  /** The most days before a delivered day that are judged because nothing came for them. */
  private static final int MOST_SKIPPED = 62;

  private final ChannelRows channels;
  private final StoredDays days;
  private final History history;
  private final PointFacts points;
  private final RegisterSpans registers;

  Evidences(
      ChannelRows channels,
      StoredDays days,
      History history,
      PointFacts points,
      RegisterSpans registers) {
    this.channels = channels;
    this.days = days;
    this.history = history;
    this.points = points;
    this.registers = registers;
  }

  /** How many days around those that are judged are read with them. */
  enum Width {
    /** Enough for rules that look at days before. */
    NARROW(8, 0),
    /** Enough for spans between register reads and for estimates. */
    WIDE(69, 63);

    private final int before;
    private final int after;

    Width(int before, int after) {
      this.before = before;
      this.after = after;
    }
  }

  /**
   * A channel ready to be judged.
   *
   * @param from the first judged day, counted from the series' first
   * @param to the first that is not judged
   * @param shared whether another channel of the point holds the same energy at another resolution:
   *     a day without any value here may be there, and an estimate of it would take its place
   */
  record Prepared(
      ChannelDays days,
      PointClass kind,
      ChannelEvidence evidence,
      LikeDays likeDays,
      int from,
      int to,
      boolean shared) {
    /** Whether a day that has no value here is not missing for that. */
    boolean isElsewhere(int day) {
      return shared && days.packed(day) == null;
    }
  }

  /** Channels that nobody judges, such as registers' own, are not in the answer. */
  List<Prepared> prepare(
      Collection<VeeRuns.Item> items, VeeSettings settings, Standings standings, Width width) {
    Map<Integer, ChannelRow> rows = new LinkedHashMap<>();
    channels.byNo(items.stream().map(VeeRuns.Item::channel).toList()).stream()
        .filter(ChannelDays::isJudged)
        .forEach(row -> rows.put(row.no(), row));
    if (rows.isEmpty()) {
      return List.of();
    }
    LocalDate from = items.stream().map(VeeRuns.Item::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate to = items.stream().map(VeeRuns.Item::to).max(LocalDate::compareTo).orElseThrow();
    Map<Integer, History.Extent> extents = history.extents(rows.keySet(), from);
    int skipped = (int) from.toEpochDay();
    for (History.Extent extent : extents.values()) {
      if (extent.lastBefore() > from.toEpochDay() - MOST_SKIPPED) {
        skipped = Math.min(skipped, extent.lastBefore() + 1);
      }
    }
    int firstDay = skipped - width.before;
    int endDay = (int) to.toEpochDay() + width.after;
    Set<UUID> at = new HashSet<>();
    rows.values().forEach(row -> at.add(row.point()));
    List<ChannelRow> ofPoints = channels.ofPoints(at);
    Map<Integer, ChannelRow> opposites = opposites(rows, ofPoints);
    Set<Integer> wanted = new HashSet<>(rows.keySet());
    opposites.values().forEach(row -> wanted.add(row.no()));
    Loaded loaded =
        new Loaded(
            firstDay,
            endDay,
            days.load(
                wanted,
                LocalDateRange.of(LocalDate.ofEpochDay(firstDay), LocalDate.ofEpochDay(endDay)),
                null,
                false),
            standings);
    LikeDays likeDays = likeDays(settings, firstDay - History.DAYS, endDay);
    var calendar = new History.Calendar(likeDays, firstDay, endDay);
    Map<Integer, History.Sums> sums = history.sums(rows, firstDay - History.DAYS, firstDay, endDay);
    Map<UUID, PointFacts.Known> facts = points.of(at);
    LocalDateRange judged = LocalDateRange.of(LocalDate.ofEpochDay(skipped), to);
    Map<UUID, Map<String, List<RegisterSpans.Span>>> spans = registers.of(at, judged);
    Map<UUID, Map<Integer, Long>> medians = medians(facts.values(), judged);
    List<Prepared> prepared = new ArrayList<>();
    for (VeeRuns.Item item : items) {
      ChannelRow row = rows.get(item.channel());
      History.Extent extent = extents.get(item.channel());
      if (row == null || extent == null) {
        continue;
      }
      int first = (int) item.from().toEpochDay();
      if (extent.lastBefore() > first - MOST_SKIPPED) {
        first = Math.min(first, extent.lastBefore() + 1);
      }
      first = Math.max(first, extent.first());
      int last = (int) item.to().toEpochDay();
      if (first >= last) {
        continue;
      }
      ChannelDays own = loaded.days(row);
      ChannelRow other = opposites.get(row.no());
      PointFacts.Known of = Objects.requireNonNull(facts.get(row.point()));
      prepared.add(
          new Prepared(
              own,
              kind(settings, row, of, last - 1),
              evidence(
                  own,
                  of,
                  other == null ? null : loaded.days(other),
                  Objects.requireNonNull(sums.get(row.no())),
                  calendar,
                  spans.getOrDefault(row.point(), Map.of()),
                  ofPoints,
                  medians.getOrDefault(of.building(), Map.of()),
                  extent),
              likeDays,
              first - firstDay,
              last - firstDay,
              isShared(row, ofPoints)));
    }
    return prepared;
  }

  private static PointClass kind(
      VeeSettings settings, ChannelRow row, PointFacts.Known of, int day) {
    return settings.classOf(
        new ChannelKind(
            of.commodity(),
            row.direction().toLowerCase(Locale.ROOT),
            of.profile(day),
            of.capacityW(day)));
  }

  private static ChannelEvidence evidence(
      ChannelDays own,
      PointFacts.Known facts,
      @Nullable ChannelDays opposite,
      History.Sums sums,
      History.Calendar calendar,
      Map<String, List<RegisterSpans.Span>> spans,
      Collection<ChannelRow> beside,
      Map<Integer, Long> medians,
      History.Extent extent) {
    ChannelSeries series = own.series();
    int first = series.firstDay();
    for (int day = 0; day < series.days(); day++) {
      PackedValues stored = own.packed(day);
      if (stored != null) {
        sums.add(first + day, own.channel(), stored);
      }
    }
    return new ChannelEvidence(
        series,
        ChannelDays.unit(own.channel()),
        day -> facts.facts(first + day),
        day -> sums.usual(first + day, calendar),
        opposite == null ? null : opposite.series(),
        day -> medians.get(first + day),
        spans(own, spans, beside),
        own::words,
        Math.min(0, first - extent.first()));
  }

  /**
   * What registers counted is all of a tariff's channel: it is held against a channel that is alone
   * in it.
   */
  private static List<RegisterSpan> spans(
      ChannelDays own, Map<String, List<RegisterSpans.Span>> spans, Collection<ChannelRow> beside) {
    ChannelRow row = own.channel();
    List<RegisterSpans.Span> counted =
        spans.getOrDefault(Objects.requireNonNullElse(row.usageName(), ""), List.of());
    boolean alone =
        row.counted()
            && beside.stream()
                .noneMatch(
                    other ->
                        other.no() != row.no()
                            && other.counted()
                            && ChannelDays.isJudged(other)
                            && other.point().equals(row.point())
                            && Objects.equals(other.usageName(), row.usageName()));
    if (!alone) {
      return List.of();
    }
    Measure measure = own.series().measure();
    return counted.stream()
        .map(
            span ->
                new RegisterSpan(
                    (int) span.from().toEpochDay(),
                    (int) span.to().toEpochDay(),
                    measure.sumOf(span.quantity())))
        .toList();
  }

  private Map<UUID, Map<Integer, Long>> medians(
      Collection<PointFacts.Known> facts, LocalDateRange judged) {
    Set<UUID> buildings = new HashSet<>();
    for (PointFacts.Known each : facts) {
      UUID building = each.building();
      if (building != null) {
        buildings.add(building);
      }
    }
    return history.medians(buildings, judged.from(), judged.to(), LEAST_SIBLINGS);
  }

  private static boolean isShared(ChannelRow row, List<ChannelRow> ofPoints) {
    return ofPoints.stream()
        .anyMatch(
            other ->
                other.no() != row.no()
                    && other.point().equals(row.point())
                    && other.group().equals(row.group())
                    && other.seconds() > 0);
  }

  /** The counted channel of import at the point of each channel of export. */
  private static Map<Integer, ChannelRow> opposites(
      Map<Integer, ChannelRow> rows, List<ChannelRow> ofPoints) {
    Map<Integer, ChannelRow> found = new HashMap<>();
    List<ChannelRow> exports =
        rows.values().stream().filter(row -> row.direction().equals("EXPORT")).toList();
    if (exports.isEmpty()) {
      return found;
    }
    for (ChannelRow other : ofPoints) {
      if (ChannelDays.isJudged(other) && other.counted() && other.direction().equals("IMPORT")) {
        for (ChannelRow row : exports) {
          if (row.point().equals(other.point()) && row.seconds() == other.seconds()) {
            found.put(row.no(), other);
          }
        }
      }
    }
    return found;
  }

  private static LikeDays likeDays(VeeSettings settings, int from, int to) {
    var holidays = settings.holidays();
    return new LikeDays(
        settings.likeDays(),
        holidays == null
            ? Set.of()
            : HolidayDates.of(
                holidays, LocalDateRange.of(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to))));
  }

  /** Days of a chunk, unpacked as they are asked for. */
  private static final class Loaded {
    private final int firstDay;
    private final int endDay;
    private final Map<Integer, StoredDays.Days> stored;
    private final Standings standings;
    private final Map<Integer, ChannelDays> unpacked = new HashMap<>();
    private final Map<ZoneId, Map<Integer, ChannelSeries>> templates = new HashMap<>();

    Loaded(int firstDay, int endDay, Map<Integer, StoredDays.Days> stored, Standings standings) {
      this.firstDay = firstDay;
      this.endDay = endDay;
      this.stored = stored;
      this.standings = standings;
    }

    ChannelDays days(ChannelRow row) {
      return unpacked.computeIfAbsent(
          row.no(),
          no ->
              new ChannelDays(
                  row,
                  templates
                      .computeIfAbsent(row.zone(), zone -> new TreeMap<>())
                      .computeIfAbsent(
                          row.seconds(),
                          seconds ->
                              new ChannelSeries(
                                  Measure.wattHours(seconds),
                                  row.zone(),
                                  firstDay,
                                  endDay - firstDay)),
                  stored.get(no),
                  standings));
    }
  }
}
