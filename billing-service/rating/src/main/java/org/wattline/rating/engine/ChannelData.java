package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.calendar.JointCalendar;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Gap;
import org.wattline.rating.usage.ChannelUsage;

/** What one pass over a channel found: sums and peaks of each segment and cell, gaps, hashes. */
final class ChannelData {
  private static final long[] NO_VALUES = new long[0];

  final ChannelNeed need;
  final ChannelUsage usage;
  final int segments;

  /** Absent where the channel has no intervals. */
  @Nullable JointCalendar joint;

  /** Whether there are intervals that do not fit the days of the zone. */
  boolean unfit;

  int minutes;
  int decimals;
  int cells = 1;

  /** By segment and cell, in the channel's own unit. */
  long[] sums = NO_VALUES;

  /** By effective window in minutes. */
  final Map<Integer, Peaks> peaks = new HashMap<>(4);

  /** Which segments have every interval. */
  final boolean[] complete;

  /** What is missing in each segment that is not complete. */
  final List<List<Gap>> gaps = new ArrayList<>();

  /** The intervals of each segment; absent where there are none at all. */
  final @Nullable Evidence[] evidence;

  /** Values of the whole period, where somebody wants them; slot 0 stands at {@link #base}. */
  long[] values = NO_VALUES;

  int base;

  ChannelData(ChannelNeed need, ChannelUsage usage, int segments) {
    this.need = need;
    this.usage = usage;
    this.segments = segments;
    this.complete = new boolean[segments];
    this.evidence = new Evidence[segments];
    for (int i = 0; i < segments; i++) {
      gaps.add(List.of());
    }
  }

  String name() {
    return need.name();
  }

  boolean isComplete(int fromSegment, int toSegment) {
    for (int i = fromSegment; i < toSegment; i++) {
      if (!complete[i]) {
        return false;
      }
    }
    return joint != null;
  }

  /** The sum of a period's energy; all of it when the period is below zero. */
  long sum(int calendar, int period, int fromSegment, int toSegment) {
    JointCalendar calendars = Objects.requireNonNull(joint);
    long sum = 0;
    for (int segment = fromSegment; segment < toSegment; segment++) {
      for (int cell = 0; cell < cells; cell++) {
        if (period < 0 || calendars.periodOf(cell, calendar) == period) {
          sum = Math.addExact(sum, sums[segment * cells + cell]);
        }
      }
    }
    return sum;
  }

  /** Whether every interval of a day is there, the day counted from the first of the period. */
  boolean hasDay(int day) {
    JointCalendar calendars = joint;
    if (calendars == null) {
      return false;
    }
    for (int slot = calendars.offset(day); slot < calendars.offset(day + 1); slot++) {
      if (values[base + slot] == PackedDay.MISSING) {
        return false;
      }
    }
    return true;
  }

  /** Whether any day of a stretch has all its intervals. */
  boolean hasAnyDay(int fromDay, int toDay) {
    for (int day = fromDay; day < toDay; day++) {
      if (values.length > 0 && hasDay(day)) {
        return true;
      }
    }
    return false;
  }

  /** The energy of a period on one day whose intervals are all there. */
  long sumOfDay(int calendar, int period, int day) {
    JointCalendar calendars = Objects.requireNonNull(joint);
    short[] cellOf = calendars.day(day).cellOf();
    int at = base + calendars.offset(day);
    long sum = 0;
    for (int slot = 0; slot < cellOf.length; slot++) {
      if (period < 0 || calendars.periodOf(cellOf[slot], calendar) == period) {
        sum += values[at + slot];
      }
    }
    return sum;
  }

  /**
   * The place of the highest window of a period, or below zero when it has none; of several the
   * first.
   */
  int highest(Peaks of, int calendar, int period, int fromSegment, int toSegment) {
    JointCalendar calendars = Objects.requireNonNull(joint);
    int best = -1;
    for (int segment = fromSegment; segment < toSegment; segment++) {
      for (int cell = 0; cell < cells; cell++) {
        int place = segment * cells + cell;
        boolean asked = period < 0 || calendars.periodOf(cell, calendar) == period;
        if (asked && of.isKnown(place) && (best < 0 || isBetter(of, place, best))) {
          best = place;
        }
      }
    }
    return best;
  }

  private static boolean isBetter(Peaks of, int place, int best) {
    return of.highest(place) > of.highest(best)
        || (of.highest(place) == of.highest(best) && of.slot(place) < of.slot(best));
  }

  /** All gaps of a stretch of segments, joined where they touch. */
  List<Gap> gaps(int fromSegment, int toSegment) {
    List<Gap> joined = new ArrayList<>();
    for (int i = fromSegment; i < toSegment; i++) {
      for (Gap gap : gaps.get(i)) {
        Gap last = joined.isEmpty() ? null : joined.getLast();
        if (last != null && last.to().equals(gap.from())) {
          joined.set(joined.size() - 1, new Gap(last.from(), gap.to()));
        } else {
          joined.add(gap);
        }
      }
    }
    return joined;
  }
}
