package org.wattline.rating.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.kernel.codec.SeriesHash;
import org.wattline.rating.calendar.DayTable;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Gap;
import org.wattline.rating.tariff.MissingPolicy;
import org.wattline.rating.tariff.VirtualChannel;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/** Sums channels: one pass over the values of each, by runs of equal cells, without allocating. */
final class Meter {
  /** The greatest magnitude of one value, so that no sum can overflow. */
  static final long MAX_VALUE = 1L << 46;

  private final Plan plan;
  private final long[] cutSeconds;
  private final Map<String, ChannelData> measured = new HashMap<>();

  private Meter(Plan plan) {
    this.plan = plan;
    this.cutSeconds = plan.cutSeconds();
  }

  /**
   * Measures every channel that a plan needs.
   *
   * @throws IllegalArgumentException when a value is beyond {@link #MAX_VALUE}
   */
  static Measurements measure(Plan plan, Usage usage) {
    Meter meter = new Meter(plan);
    for (ChannelNeed need : plan.channels().values()) {
      if (need.virtual() == null) {
        ChannelUsage found = usage.channels().get(need.name());
        meter.real(need, found == null ? new ChannelUsage(null, List.of(), List.of()) : found);
      }
    }
    for (ChannelNeed need : plan.channels().values()) {
      VirtualChannel virtual = need.virtual();
      if (virtual != null) {
        meter.virtual(need, virtual);
      }
    }
    return new Measurements(plan, meter.measured);
  }

  private void real(ChannelNeed need, ChannelUsage usage) {
    ChannelData data = new ChannelData(need, usage, plan.segments());
    measured.put(need.name(), data);
    Intervals intervals = usage.intervals();
    if (intervals == null || !prepare(data, intervals.minutes(), intervals.decimals())) {
      data.unfit = intervals != null;
      allMissing(data);
      return;
    }
    JointCalendar joint = Objects.requireNonNull(data.joint);
    MissingPolicy policy = plan.binding().tariff().missing();
    if (need.wantsValues() || policy != MissingPolicy.REFUSE || !usage.registers().isEmpty()) {
      keepValues(data, intervals, joint.slots());
      hashAll(data);
      if (policy != MissingPolicy.REFUSE) {
        Estimator.estimate(data, intervals, plan);
      }
      scanAll(data);
      return;
    }
    long[] buffer = null;
    for (int segment = 0; segment < plan.segments(); segment++) {
      int count = joint.offset(dayOf(segment + 1)) - joint.offset(dayOf(segment));
      if (intervals instanceof RawIntervals raw && covers(intervals, segment)) {
        int at = raw.indexOf(Instant.ofEpochSecond(cutSeconds[segment]));
        finish(data, segment, raw.values(), at, count);
      } else {
        if (buffer == null || buffer.length < count) {
          buffer = new long[count];
        }
        fill(intervals, joint, segment, buffer);
        finish(data, segment, buffer, 0, count);
      }
    }
  }

  /**
   * Binds the channel to its calendars; false when its intervals do not fit the days of the zone.
   */
  private boolean prepare(ChannelData data, int minutes, int decimals) {
    data.minutes = minutes;
    data.decimals = decimals;
    try {
      data.joint = plan.binding().joint(data.need.calendars(), minutes);
    } catch (IllegalArgumentException | RefusedException unfit) {
      return false;
    }
    Intervals intervals = data.usage.intervals();
    if (intervals != null
        && Math.floorMod(cutSeconds[0] - intervals.start().getEpochSecond(), 60L * minutes) != 0) {
      data.joint = null;
      return false;
    }
    data.cells = data.joint.cells();
    data.sums = new long[plan.segments() * data.cells];
    for (int window : data.need.windows()) {
      int effective = Math.max(window, minutes);
      if (effective % minutes == 0) {
        data.peaks.putIfAbsent(effective, new Peaks(plan.segments() * data.cells));
      }
    }
    return true;
  }

  private void allMissing(ChannelData data) {
    for (int segment = 0; segment < plan.segments(); segment++) {
      data.gaps.set(
          segment,
          List.of(
              new Gap(
                  Instant.ofEpochSecond(cutSeconds[segment]),
                  Instant.ofEpochSecond(cutSeconds[segment + 1]))));
    }
  }

  private int dayOf(int segment) {
    return plan.dayOf(segment);
  }

  private boolean covers(Intervals intervals, int segment) {
    return intervals.start().getEpochSecond() <= cutSeconds[segment]
        && intervals.end().getEpochSecond() >= cutSeconds[segment + 1];
  }

  private void fill(Intervals intervals, JointCalendar joint, int segment, long[] into) {
    if (intervals instanceof PackedIntervals packed
        && packed.zone().equals(plan.binding().zone())) {
      int shift =
          Math.toIntExact(
              ChronoUnit.DAYS.between(packed.firstDay(), plan.binding().period().from()));
      int at = 0;
      for (int day = dayOf(segment); day < dayOf(segment + 1); day++) {
        int slots = joint.day(day).slots();
        int place = day + shift;
        boolean there = place >= 0 && place < packed.days() && packed.count(place) == slots;
        if (there) {
          packed.decode(place, into, at);
        } else {
          Arrays.fill(into, at, at + slots, PackedDay.MISSING);
        }
        at += slots;
      }
    } else {
      intervals.copy(
          Instant.ofEpochSecond(cutSeconds[segment]),
          Instant.ofEpochSecond(cutSeconds[segment + 1]),
          into,
          0);
    }
  }

  private void keepValues(ChannelData data, Intervals intervals, int slots) {
    if (intervals instanceof RawIntervals raw
        && covers(intervals, 0)
        && covers(intervals, plan.segments() - 1)
        && plan.binding().tariff().missing() == MissingPolicy.REFUSE) {
      data.values = raw.values();
      data.base = raw.indexOf(Instant.ofEpochSecond(cutSeconds[0]));
      return;
    }
    data.values = new long[slots];
    intervals.copy(
        Instant.ofEpochSecond(cutSeconds[0]),
        Instant.ofEpochSecond(cutSeconds[plan.segments()]),
        data.values,
        0);
  }

  private void hashAll(ChannelData data) {
    JointCalendar joint = Objects.requireNonNull(data.joint);
    for (int segment = 0; segment < plan.segments(); segment++) {
      int at = data.base + joint.offset(dayOf(segment));
      int end = data.base + joint.offset(dayOf(segment + 1));
      addEvidence(data, segment, end - at, SeriesHash.of(data.values, at, end));
    }
  }

  private void scanAll(ChannelData data) {
    JointCalendar joint = Objects.requireNonNull(data.joint);
    for (int segment = 0; segment < plan.segments(); segment++) {
      int at = data.base + joint.offset(dayOf(segment));
      scan(data, segment, data.values, at);
    }
  }

  private void finish(ChannelData data, int segment, long[] values, int at, int count) {
    addEvidence(data, segment, count, SeriesHash.of(values, at, at + count));
    scan(data, segment, values, at);
  }

  private void addEvidence(ChannelData data, int segment, int count, long hash) {
    LocalDateRange days = plan.segment(segment);
    data.evidence[segment] =
        new Evidence(
            data.name(),
            MeasureSource.INTERVALS,
            days.from(),
            days.to(),
            data.minutes,
            data.decimals,
            count,
            SeriesHash.text(hash),
            List.of());
  }

  private void scan(ChannelData data, int segment, long[] values, int at) {
    JointCalendar joint = Objects.requireNonNull(data.joint);
    int firstDay = dayOf(segment);
    int lastDay = dayOf(segment + 1);
    Peaks own = data.peaks.get(data.minutes);
    int firstSlot = joint.offset(firstDay);
    long bits = 0;
    int position = at;
    for (int day = firstDay; day < lastDay; day++) {
      DayTable table = joint.day(day);
      bits |=
          Sums.day(
              table,
              values,
              position,
              data.sums,
              segment * data.cells,
              own,
              position - at + firstSlot);
      position += table.slots();
    }
    if (bits >= MAX_VALUE) {
      requirePossible(data, segment, values, at, position);
      data.gaps.set(segment, gaps(data, segment, values, at, position - at));
      return;
    }
    data.complete[segment] = true;
    for (Map.Entry<Integer, Peaks> entry : data.peaks.entrySet()) {
      if (entry.getKey() != data.minutes) {
        wide(data, segment, values, at, entry.getKey() / data.minutes, entry.getValue());
      }
    }
  }

  private void requirePossible(ChannelData data, int segment, long[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[i] != PackedDay.MISSING && (values[i] ^ (values[i] >> 63)) >= MAX_VALUE) {
        throw new IllegalArgumentException(
            "Channel '"
                + data.name()
                + "' has a value beyond "
                + MAX_VALUE
                + " in "
                + plan.segment(segment));
      }
    }
  }

  private void wide(ChannelData data, int segment, long[] values, int at, int width, Peaks peaks) {
    JointCalendar joint = Objects.requireNonNull(data.joint);
    int firstSlot = joint.offset(dayOf(segment));
    int position = at;
    for (int day = dayOf(segment); day < dayOf(segment + 1); day++) {
      DayTable table = joint.day(day);
      for (int slot = 0; slot + width <= table.slots(); slot += width) {
        long sum = 0;
        for (int i = slot; i < slot + width; i++) {
          sum += values[position + i];
        }
        int place = segment * data.cells + table.cellOf()[slot];
        if (peaks.beats(place, sum)) {
          peaks.put(place, sum, position - at + firstSlot + slot);
        }
      }
      position += table.slots();
    }
  }

  private List<Gap> gaps(ChannelData data, int segment, long[] values, int at, int count) {
    List<Gap> gaps = new ArrayList<>();
    long step = 60L * data.minutes;
    for (int i = 0; i < count; i++) {
      if (values[at + i] == PackedDay.MISSING) {
        int first = i;
        while (i < count && values[at + i] == PackedDay.MISSING) {
          i++;
        }
        gaps.add(
            new Gap(
                Instant.ofEpochSecond(cutSeconds[segment] + first * step),
                Instant.ofEpochSecond(cutSeconds[segment] + i * step)));
      }
    }
    return gaps;
  }

  private void virtual(ChannelNeed need, VirtualChannel virtual) {
    ChannelData data =
        new ChannelData(need, new ChannelUsage(null, List.of(), List.of()), plan.segments());
    measured.put(need.name(), data);
    List<ChannelData> plus = virtual.plus().stream().map(measured::get).toList();
    List<ChannelData> minus = virtual.minus().stream().map(measured::get).toList();
    List<ChannelData> sources = Stream.concat(plus.stream(), minus.stream()).toList();
    ChannelData first = sources.getFirst();
    boolean fits =
        sources.stream()
            .allMatch(
                each ->
                    each.joint != null
                        && each.minutes == first.minutes
                        && each.decimals == first.decimals);
    if (!fits || !prepare(data, first.minutes, first.decimals)) {
      allMissing(data);
      return;
    }
    int slots = Objects.requireNonNull(data.joint).slots();
    data.values = new long[slots];
    for (int i = 0; i < slots; i++) {
      data.values[i] = value(virtual, plus, minus, i);
    }
    hashAll(data);
    scanAll(data);
  }

  private static long value(
      VirtualChannel virtual, List<ChannelData> plus, List<ChannelData> minus, int slot) {
    long value = 0;
    for (ChannelData source : plus) {
      long part = source.values[source.base + slot];
      if (part == PackedDay.MISSING) {
        return part;
      }
      value += part;
    }
    for (ChannelData source : minus) {
      long part = source.values[source.base + slot];
      if (part == PackedDay.MISSING) {
        return part;
      }
      value -= part;
    }
    return virtual.atLeastZero() ? Math.max(0, value) : value;
  }
}
