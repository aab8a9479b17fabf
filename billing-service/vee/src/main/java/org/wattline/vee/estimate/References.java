package org.wattline.vee.estimate;

import java.math.BigInteger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.vee.ChannelSeries;

/** What a channel's own actual values around a gap, and a standard profile, say of it. */
final class References {
  /** Days on each side of a gap from which a profile takes its level. */
  private static final int LEVEL_DAYS = 14;

  private static final int WEEK = 7;

  private final LikeDays likeDays;
  private final @Nullable StandardProfile profile;
  private final int most;
  private final int weeks;

  References(LikeDays likeDays, @Nullable StandardProfile profile, int most, int weeks) {
    this.likeDays = likeDays;
    this.profile = profile;
    this.most = most;
    this.weeks = weeks;
  }

  /** The mean of the same intervals of the nearest like days that have them all. */
  boolean likeDays(ChannelSeries series, int from, int to, long[] values) {
    int slot = from;
    while (slot < to) {
      int day = series.dayOf(slot);
      int end = Math.min(to, series.start(day + 1));
      if (!likeDay(series, day, slot, end, from, values)) {
        return false;
      }
      slot = end;
    }
    return true;
  }

  private boolean likeDay(
      ChannelSeries series, int day, int from, int to, int gapFrom, long[] values) {
    long[] sums = new long[to - from];
    int found = 0;
    for (int away : likeDays.candidates(series.date(day), weeks)) {
      int other = day + away;
      if (other >= 0
          && other < series.days()
          && found < most
          && add(series, other, from, to, sums)) {
        found++;
      }
    }
    if (found == 0) {
      return false;
    }
    for (int slot = from; slot < to; slot++) {
      values[slot - gapFrom] = Rounded.divide(sums[slot - from], found);
    }
    return true;
  }

  /**
   * Adds a day's intervals where it has all of them; an hour that its clock skips is the next's.
   */
  private static boolean add(ChannelSeries series, int other, int from, int to, long[] sums) {
    int[] slots = new int[to - from];
    for (int slot = from; slot < to; slot++) {
      int same = series.at(other, series.clock(slot));
      for (int later = 1; same < 0 && series.clock(slot) + later < series.slots(other); later++) {
        same = series.at(other, series.clock(slot) + later);
      }
      if (same < 0 || !series.isActual(same)) {
        return false;
      }
      slots[slot - from] = same;
    }
    for (int i = 0; i < slots.length; i++) {
      sums[i] += series.values()[slots[i]];
    }
    return true;
  }

  /** The mean of all actual values at the same time of day. */
  boolean average(ChannelSeries series, int from, int to, long[] values) {
    int first = Math.max(0, series.dayOf(from) - weeks * WEEK);
    int last = Math.min(series.days(), series.dayOf(to - 1) + weeks * WEEK + 1);
    for (int slot = from; slot < to; slot++) {
      long sum = 0;
      int count = 0;
      for (int day = first; day < last; day++) {
        int same = series.at(day, series.clock(slot));
        if (same >= 0 && series.isActual(same)) {
          sum += series.values()[same];
          count++;
        }
      }
      if (count == 0) {
        return false;
      }
      values[slot - from] = Rounded.divide(sum, count);
    }
    return true;
  }

  /** The profile at the level of the actual values around the gap. */
  boolean profile(ChannelSeries series, int from, int to, long[] values) {
    StandardProfile known = profile;
    if (known == null) {
      return false;
    }
    int first = Math.max(0, series.dayOf(from) - LEVEL_DAYS);
    int last = Math.min(series.days(), series.dayOf(to - 1) + LEVEL_DAYS + 1);
    BigInteger own = BigInteger.ZERO;
    BigInteger standard = BigInteger.ZERO;
    for (int day = first; day < last; day++) {
      for (int slot = series.start(day); slot < series.start(day + 1); slot++) {
        if (series.isActual(slot)) {
          own = own.add(BigInteger.valueOf(series.values()[slot]));
          standard = standard.add(BigInteger.valueOf(weight(known, series, day, slot)));
        }
      }
    }
    if (standard.signum() == 0) {
      return false;
    }
    BigInteger half = standard.shiftRight(1);
    for (int slot = from; slot < to; slot++) {
      long weight = weight(known, series, series.dayOf(slot), slot);
      values[slot - from] =
          own.multiply(BigInteger.valueOf(weight)).add(half).divide(standard).longValueExact();
    }
    return true;
  }

  /** Weights to spread a register's count by: the profile's, or all alike. */
  boolean weights(ChannelSeries series, int from, int to, long[] values) {
    StandardProfile known = profile;
    for (int slot = from; slot < to; slot++) {
      values[slot - from] = known == null ? 1 : weight(known, series, series.dayOf(slot), slot);
    }
    return true;
  }

  private long weight(StandardProfile known, ChannelSeries series, int day, int slot) {
    LocalDate date = series.date(day);
    return known.weight(date, likeDays.kind(date), series.clock(slot), series.measure().seconds());
  }
}
