package org.wattline.rating.spread;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.calendar.BoundCalendar;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.result.Estimate;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Index;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Intervals;

/** One channel over the rated days: its values, and the costs that are spread over them. */
final class Track {
  private static final int ANY = -1;

  private final TariffDocument tariff;
  private final ReferenceData data;
  private final LocalDateRange days;
  private final Instant start;
  private final int minutes;
  private final int decimals;
  private final long[] values;
  private final Exact[] costs;
  private final Map<String, JointCalendar> calendars = new HashMap<>();
  private boolean priced;

  private Track(
      TariffDocument tariff, ReferenceData data, LocalDateRange days, Intervals intervals) {
    ZoneId zone = tariff.zone();
    this.tariff = tariff;
    this.data = data;
    this.days = days;
    this.start = days.from().atStartOfDay(zone).toInstant();
    this.minutes = intervals.minutes();
    this.decimals = intervals.decimals();
    Instant end = days.to().atStartOfDay(zone).toInstant();
    this.values = new long[Math.toIntExact(Duration.between(start, end).toMinutes() / minutes)];
    this.costs = new Exact[values.length];
    Arrays.fill(costs, Exact.ZERO);
    intervals.copy(start, end, values, 0);
  }

  /** A channel's track; null where its intervals do not begin and end with the days of the zone. */
  static @Nullable Track of(
      TariffDocument tariff, ReferenceData data, LocalDateRange days, Intervals intervals) {
    Instant start = days.from().atStartOfDay(tariff.zone()).toInstant();
    if (Duration.between(intervals.start(), start).toSeconds() % (60L * intervals.minutes()) != 0) {
      return null;
    }
    Track track = new Track(tariff, data, days, intervals);
    try {
      JointCalendar plain = track.calendar(null);
      return plain.slots() == track.values.length ? track : null;
    } catch (IllegalArgumentException unevenDays) {
      return null;
    }
  }

  /** The values that the rating put in place of missing ones. */
  Map<Integer, Exact> places(List<Estimate> estimates) {
    Map<Integer, Exact> places = new HashMap<>();
    for (Estimate estimate : estimates) {
      long place = Duration.between(start, estimate.at()).toMinutes() / minutes;
      if (place >= 0 && place < values.length) {
        places.put((int) place, estimate.value());
      }
    }
    return places;
  }

  /**
   * Spreads an amount over the intervals of a measure, by their energy.
   *
   * @param estimated in place of missing values
   * @return what could not be spread, because nothing was used
   */
  Exact spread(Measure measure, Exact amount, Map<Integer, Exact> estimated) {
    int from = slot(measure.from());
    int to = slot(measure.to());
    @Nullable Exact[] weights = new Exact[to - from];
    Exact sum = Exact.ZERO;
    PeriodOf period = periodOf(measure.calendar(), measure.period());
    String index = measure.index();
    for (int i = from; i < to; i++) {
      if (!period.holds(i)) {
        continue;
      }
      Exact energy = energy(i, estimated);
      if (energy == null || energy.isZero()) {
        continue;
      }
      Exact weight = index == null ? energy : energy.times(price(index, i));
      weights[i - from] = weight;
      sum = sum.plus(weight);
    }
    if (sum.isZero()) {
      return amount;
    }
    priced = true;
    Exact each = amount.dividedBy(sum);
    for (int i = from; i < to; i++) {
      Exact weight = weights[i - from];
      if (weight != null) {
        costs[i] = costs[i].plus(weight.times(each));
      }
    }
    return Exact.ZERO;
  }

  private @Nullable Exact energy(int i, Map<Integer, Exact> estimated) {
    return values[i] == PackedDay.MISSING ? estimated.get(i) : Exact.of(values[i]);
  }

  /** The index value of an interval, as it was counted. */
  private Exact price(String name, int i) {
    PriceSeries series = data.series().get(name);
    Index index = tariff.indices().get(name);
    if (series == null || index == null) {
      throw new IllegalArgumentException("A rated index has no values: " + name);
    }
    long at = series.at(start.getEpochSecond() + 60L * minutes * i);
    Exact price = at == PackedDay.MISSING ? Exact.ZERO : Exact.ofScaled(at, series.decimals());
    Exact floor = index.floor();
    Exact cap = index.cap();
    price = floor == null ? price : price.max(floor);
    return cap == null ? price : price.min(cap);
  }

  /** Whether an interval counts. */
  private interface PeriodOf {
    boolean holds(int slot);
  }

  private PeriodOf periodOf(@Nullable String calendar, @Nullable String period) {
    if (calendar == null || period == null) {
      return slot -> true;
    }
    JointCalendar joint = calendar(calendar);
    int wanted = names(calendar).indexOf(period);
    short[] places = places(joint);
    return slot -> joint.periodOf(places[slot], 0) == wanted;
  }

  private static short[] places(JointCalendar joint) {
    short[] cells = new short[joint.slots()];
    int at = 0;
    for (int day = 0; at < cells.length; day++) {
      short[] own = joint.day(day).cellOf();
      System.arraycopy(own, 0, cells, at, own.length);
      at += own.length;
    }
    return cells;
  }

  private List<String> names(String calendar) {
    Calendar found = tariff.calendars().get(calendar);
    if (found == null) {
      throw new IllegalArgumentException("A rated calendar is not in the tariff: " + calendar);
    }
    return found.periods();
  }

  private JointCalendar calendar(@Nullable String name) {
    return calendars.computeIfAbsent(
        name == null ? "" : name,
        any -> {
          Calendar calendar = name == null ? null : tariff.calendars().get(name);
          return new JointCalendar(
              calendar == null
                  ? List.of()
                  : List.of(new BoundCalendar(calendar, days, data.events())),
              tariff.zone(),
              days,
              minutes);
        });
  }

  /** The first interval of a day. */
  private int slot(LocalDate day) {
    LocalDate inside = day.isBefore(days.from()) ? days.from() : day;
    return calendar(null)
        .offset(
            (int)
                ChronoUnit.DAYS.between(
                    days.from(), inside.isAfter(days.to()) ? days.to() : inside));
  }

  /**
   * What came of it; null where nothing was priced by this channel.
   *
   * @param shown the calendar whose periods are told, or null
   */
  @Nullable ChannelCosts costs(String channel, @Nullable String shown) {
    if (!priced) {
      return null;
    }
    @Nullable Exact[] known = new Exact[costs.length];
    short[] periods = new short[costs.length];
    JointCalendar joint = shown == null ? null : calendar(shown);
    short[] cells = joint == null ? new short[0] : places(joint);
    for (int i = 0; i < known.length; i++) {
      known[i] = values[i] == PackedDay.MISSING && costs[i].isZero() ? null : costs[i];
      periods[i] = (short) (joint == null ? ANY : joint.periodOf(cells[i], 0));
    }
    return new ChannelCosts(channel, start, minutes, decimals, values, known, periods);
  }
}
