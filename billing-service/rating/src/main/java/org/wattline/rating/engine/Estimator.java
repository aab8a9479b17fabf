package org.wattline.rating.engine;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.result.Estimate;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.tariff.MissingPolicy;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Intervals;

/** Puts estimates where values are missing, as the tariff's policy says. */
final class Estimator {
  private Estimator() {}

  /**
   * Fills the kept values of a channel and notes each estimate with the evidence of its segment.
   */
  static void estimate(ChannelData data, Intervals intervals, Plan plan) {
    TariffDocument tariff = plan.binding().tariff();
    JointCalendar joint = Objects.requireNonNull(data.joint);
    int most = tariff.estimatedMinutes() / data.minutes;
    long start = plan.cutSeconds()[0];
    long[] known = data.values.clone();
    for (int segment = 0; segment < plan.segments(); segment++) {
      List<Estimate> estimates = new ArrayList<>();
      int to = joint.offset(plan.dayOf(segment + 1));
      for (int slot = joint.offset(plan.dayOf(segment)); slot < to; slot++) {
        if (known[slot] == PackedDay.MISSING) {
          long value =
              tariff.missing() == MissingPolicy.INTERPOLATE
                  ? interpolated(known, slot, most)
                  : weekApart(data, intervals, known, slot, most, start, tariff.zone());
          if (value != PackedDay.MISSING) {
            data.values[slot] = value;
            estimates.add(
                new Estimate(
                    Instant.ofEpochSecond(start + 60L * data.minutes * slot), Exact.of(value)));
          }
        }
      }
      Evidence before = data.evidence[segment];
      if (before != null && !estimates.isEmpty()) {
        data.evidence[segment] =
            new Evidence(
                before.channel(),
                before.source(),
                before.from(),
                before.to(),
                before.minutes(),
                before.decimals(),
                before.count(),
                before.hash(),
                List.copyOf(estimates));
      }
    }
  }

  private static int gapStart(long[] known, int slot) {
    int first = slot;
    while (first > 0 && known[first - 1] == PackedDay.MISSING) {
      first--;
    }
    return first;
  }

  private static int gapEnd(long[] known, int slot) {
    int end = slot;
    while (end < known.length && known[end] == PackedDay.MISSING) {
      end++;
    }
    return end;
  }

  private static long interpolated(long[] known, int slot, int most) {
    int first = gapStart(known, slot);
    int end = gapEnd(known, slot);
    if (end - first > most || first == 0 || end == known.length) {
      return PackedDay.MISSING;
    }
    long left = known[first - 1];
    Exact step = Exact.of(known[end] - left).dividedBy(end - first + 1L);
    Exact value = Exact.of(left).plus(step.times(slot - first + 1L));
    return value.rounded(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static long weekApart(
      ChannelData data,
      Intervals intervals,
      long[] known,
      int slot,
      int most,
      long start,
      ZoneId zone) {
    if (gapEnd(known, slot) - gapStart(known, slot) > most) {
      return PackedDay.MISSING;
    }
    ZonedDateTime at = Instant.ofEpochSecond(start + 60L * data.minutes * slot).atZone(zone);
    long before = one(intervals, at.minusWeeks(1).toInstant());
    return before != PackedDay.MISSING ? before : one(intervals, at.plusWeeks(1).toInstant());
  }

  private static long one(Intervals intervals, Instant at) {
    long[] value = new long[1];
    intervals.copy(at, at.plusSeconds(60L * intervals.minutes()), value, 0);
    return value[0];
  }
}
