package org.wattline.billing.metering.internal.usage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.Decimals;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.PackedIntervals;

/**
 * The intervals of one channel of a tariff: stored bytes as they are where one stored channel has
 * all days in one power, and else worked out at the finest resolution of any.
 */
final class IntervalAssembly {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;

  /**
   * Digits that a mean rate's quantity may have more than the rate: quarters and halves exactly.
   */
  private static final int RATE_DIGITS = 2;

  private final LocalDateRange range;
  private final ZoneId zone;
  private final List<GroupDays> groups;
  private final Map<Integer, Qualities.Meaning> marks;
  private final Set<LocalDate> incomplete = new TreeSet<>();
  private @Nullable Intervals intervals;
  private int missing;
  private int estimated;

  IntervalAssembly(
      LocalDateRange range,
      ZoneId zone,
      List<GroupDays> groups,
      Map<Integer, Qualities.Meaning> marks) {
    this.range = range;
    this.zone = zone;
    this.groups = groups.stream().filter(group -> hasAny(group, range.days())).toList();
    this.marks = marks;
    if (this.groups.isEmpty()) {
      range.from().datesUntil(range.to()).forEach(incomplete::add);
    } else {
      intervals = asStored();
      if (intervals == null) {
        intervals = workedOut();
      }
    }
  }

  private static boolean hasAny(GroupDays group, int days) {
    for (int place = 0; place < days; place++) {
      if (group.channel(place) != null) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return intervals == null;
  }

  @Nullable Intervals intervals() {
    return intervals;
  }

  int missing() {
    return missing;
  }

  int estimated() {
    return estimated;
  }

  /** Days that do not have all their intervals. */
  Set<LocalDate> incompleteDays() {
    return incomplete;
  }

  /** Counts a stored day's gaps and estimates; whether some of its values must not be counted. */
  private boolean account(LocalDate day, int slots, PackedValues packed) {
    int[] seen = new int[4];
    DayCodec.eachRun(
        packed.runs(),
        (from, count, mark) -> {
          UsageQuality quality = meaning(mark).quality();
          if (quality == UsageQuality.MISSING) {
            seen[0] += count;
          } else if (quality == UsageQuality.INVALID) {
            seen[1] += count;
          } else if (quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED) {
            seen[2] += count;
          }
          seen[3] += count;
        });
    int gaps = seen[0] + seen[1] + Math.max(0, slots - seen[3]);
    if (gaps > 0) {
      incomplete.add(day);
    }
    missing += gaps;
    estimated += seen[2];
    return seen[1] > 0;
  }

  private Qualities.Meaning meaning(int mark) {
    return marks.getOrDefault(mark, Qualities.Meaning.UNTOLD);
  }

  private int slots(LocalDate day, int seconds) {
    long begins = day.atStartOfDay(zone).toEpochSecond();
    return (int) ((day.plusDays(1).atStartOfDay(zone).toEpochSecond() - begins) / seconds);
  }

  /** The stored bytes one after the other; null where they do not do as they are. */
  private @Nullable Intervals asStored() {
    if (groups.size() != 1) {
      return null;
    }
    GroupDays group = groups.getFirst();
    ChannelRow only = null;
    int power = Integer.MIN_VALUE;
    int bytes = 0;
    for (int place = 0; place < range.days(); place++) {
      ChannelRow channel = group.channel(place);
      if (channel == null) {
        continue;
      }
      PackedValues packed = group.packed(channel, place);
      if (packed == null
          || channel.isRate()
          || (only != null && only.no() != channel.no())
          || (power != Integer.MIN_VALUE && power != packed.power())) {
        return null;
      }
      only = channel;
      power = packed.power();
      bytes += packed.packed().length;
    }
    if (only == null || !fits(StoredUsageFeed.decimals(only, power))) {
      return null;
    }
    byte[] all = new byte[bytes];
    int[] offsets = new int[range.days() + 1];
    int at = 0;
    boolean invalid = false;
    for (int place = 0; place < range.days(); place++) {
      LocalDate day = range.from().plusDays(place);
      int slots = slots(day, only.seconds());
      PackedValues packed = group.packed(only, place);
      if (packed == null) {
        missing += slots;
        incomplete.add(day);
      } else {
        invalid |= account(day, slots, packed);
        System.arraycopy(packed.packed(), 0, all, at, packed.packed().length);
        at += packed.packed().length;
      }
      offsets[place + 1] = at;
    }
    if (invalid) {
      missing = 0;
      estimated = 0;
      incomplete.clear();
      return null;
    }
    return new PackedIntervals(
        zone,
        range.from(),
        only.seconds() / MINUTE,
        StoredUsageFeed.decimals(only, power),
        all,
        offsets);
  }

  private static boolean fits(int decimals) {
    return decimals >= 0 && decimals <= Intervals.MAX_DECIMALS;
  }

  /** A day of one group at the finest resolution. */
  private record Part(long[] values, int decimals) {}

  private Intervals workedOut() {
    int seconds =
        groups.stream()
            .flatMap(group -> group.channels().stream())
            .mapToInt(ChannelRow::seconds)
            .min()
            .orElse(HOUR);
    List<List<Part>> days = new ArrayList<>();
    int decimals = 0;
    for (int place = 0; place < range.days(); place++) {
      LocalDate day = range.from().plusDays(place);
      int slots = slots(day, seconds);
      List<Part> parts = new ArrayList<>();
      boolean[] estimates = new boolean[slots];
      boolean whole = true;
      for (GroupDays group : groups) {
        ChannelRow channel = group.channel(place);
        DayValues values = channel == null ? null : group.values(channel, place);
        if (channel == null || values == null) {
          whole = false;
          continue;
        }
        Part part = part(channel, values, seconds, slots, estimates);
        decimals = Math.max(decimals, part.decimals());
        parts.add(part);
      }
      days.add(whole ? parts : List.of());
      count(day, slots, whole ? parts : List.of(), estimates);
    }
    return packed(days, seconds, Math.min(decimals, Intervals.MAX_DECIMALS));
  }

  private void count(LocalDate day, int slots, List<Part> parts, boolean[] estimates) {
    int gaps = 0;
    for (int slot = 0; slot < slots; slot++) {
      boolean there = !parts.isEmpty();
      for (Part part : parts) {
        there &= part.values()[slot] != PackedDay.MISSING;
      }
      gaps += there ? 0 : 1;
      estimated += there && estimates[slot] ? 1 : 0;
    }
    missing += gaps;
    if (gaps > 0) {
      incomplete.add(day);
    }
  }

  private Part part(
      ChannelRow channel, DayValues day, int seconds, int slots, boolean[] estimates) {
    int parts = channel.seconds() / seconds;
    long[] values = new long[slots];
    Arrays.fill(values, PackedDay.MISSING);
    int decimals = StoredUsageFeed.decimals(channel, day.power);
    if (channel.isRate()) {
      decimals += RATE_DIGITS;
    }
    int up = Math.max(0, -decimals);
    for (int i = 0; i < day.slots(); i++) {
      UsageQuality quality = meaning(day.marks[i]).quality();
      if (day.values[i] == PackedDay.MISSING || quality == UsageQuality.INVALID) {
        continue;
      }
      long value = day.values[i];
      if (channel.isRate()) {
        long scaled = value * Decimals.power(RATE_DIGITS) * channel.seconds();
        value = Math.floorDiv(2 * scaled + HOUR, 2L * HOUR);
      }
      value = Math.multiplyExact(value, Decimals.power(up));
      long each = value / parts;
      for (int part = 0; part < parts && i * parts + part < slots; part++) {
        int slot = i * parts + part;
        values[slot] = part < parts - 1 ? each : value - each * (parts - 1);
        estimates[slot] |= quality == UsageQuality.ESTIMATED || quality == UsageQuality.SUBSTITUTED;
      }
    }
    return new Part(values, decimals + up);
  }

  private Intervals packed(List<List<Part>> days, int seconds, int decimals) {
    byte[][] blobs = new byte[days.size()][];
    int[] offsets = new int[days.size() + 1];
    for (int place = 0; place < blobs.length; place++) {
      List<Part> parts = days.get(place);
      blobs[place] = parts.isEmpty() ? new byte[0] : PackedDay.encode(sum(parts, decimals));
      offsets[place + 1] = offsets[place] + blobs[place].length;
    }
    byte[] bytes = new byte[offsets[blobs.length]];
    for (int place = 0; place < blobs.length; place++) {
      System.arraycopy(blobs[place], 0, bytes, offsets[place], blobs[place].length);
    }
    return new PackedIntervals(zone, range.from(), seconds / MINUTE, decimals, bytes, offsets);
  }

  private static long[] sum(List<Part> parts, int decimals) {
    long[] sum = new long[parts.getFirst().values().length];
    for (Part part : parts) {
      int finer = decimals - part.decimals();
      for (int slot = 0; slot < sum.length; slot++) {
        long value = part.values()[slot];
        if (sum[slot] == PackedDay.MISSING || value == PackedDay.MISSING) {
          sum[slot] = PackedDay.MISSING;
        } else if (finer >= 0) {
          sum[slot] = Math.addExact(sum[slot], Math.multiplyExact(value, Decimals.power(finer)));
        } else {
          long divisor = Decimals.power(-finer);
          sum[slot] += Math.floorDiv(2 * value + divisor, 2 * divisor);
        }
      }
    }
    return sum;
  }
}
