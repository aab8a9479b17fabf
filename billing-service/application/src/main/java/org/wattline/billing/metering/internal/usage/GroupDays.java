package org.wattline.billing.metering.internal.usage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.kernel.codec.PackedDay;

/**
 * The days of channels that hold one quantity at several resolutions: each day is the finest
 * channel's that has it, so that nothing is counted twice. A virtual channel's days are worked out
 * from those that it is made of.
 */
final class GroupDays {
  private final List<ChannelRow> finestFirst;
  private final Map<Integer, StoredDays.Days> days;
  private final Map<Integer, List<ChannelRows.Term>> terms;

  GroupDays(
      List<ChannelRow> channels,
      Map<Integer, StoredDays.Days> days,
      Map<Integer, List<ChannelRows.Term>> terms) {
    this.finestFirst =
        channels.stream().sorted(Comparator.comparingInt(ChannelRow::seconds)).toList();
    this.days = days;
    this.terms = terms;
  }

  ChannelRow finest() {
    return finestFirst.getFirst();
  }

  List<ChannelRow> channels() {
    return finestFirst;
  }

  /** The channel that a day is taken from; null where none has it. */
  @Nullable ChannelRow channel(int place) {
    for (ChannelRow channel : finestFirst) {
      if (channel.derived() ? derived(channel, place) != null : packed(channel, place) != null) {
        return channel;
      }
    }
    return null;
  }

  /** A stored day as it is; null for virtual channels and where nothing is known. */
  @Nullable PackedValues packed(ChannelRow channel, int place) {
    StoredDays.Days known = days.get(channel.no());
    return known == null ? null : known.day(place);
  }

  /** A day unpacked. */
  @Nullable DayValues values(ChannelRow channel, int place) {
    if (channel.derived()) {
      return derived(channel, place);
    }
    PackedValues packed = packed(channel, place);
    return packed == null ? null : DayCodec.unpack(packed);
  }

  private @Nullable DayValues derived(ChannelRow channel, int place) {
    DayValues sum = null;
    for (ChannelRows.Term term : terms.getOrDefault(channel.no(), List.of())) {
      StoredDays.Days source = days.get(term.source());
      PackedValues packed = source == null ? null : source.day(place);
      if (packed == null) {
        return null;
      }
      DayValues day = DayCodec.unpack(packed);
      if (sum == null) {
        sum = day;
        if (term.factor() < 0) {
          for (int i = 0; i < day.slots(); i++) {
            day.values[i] = day.values[i] == PackedDay.MISSING ? PackedDay.MISSING : -day.values[i];
          }
        }
        continue;
      }
      add(sum, day, term.factor());
    }
    if (sum != null) {
      sum.costs = null;
    }
    return sum;
  }

  /** Adds a day; a value that is missing in either is missing, and a worse mark stays. */
  private static void add(DayValues sum, DayValues day, int factor) {
    int power = Math.min(sum.power, day.power);
    sum.refine(power);
    day.refine(power);
    for (int i = 0; i < sum.slots(); i++) {
      if (sum.values[i] == PackedDay.MISSING
          || i >= day.slots()
          || day.values[i] == PackedDay.MISSING) {
        sum.values[i] = PackedDay.MISSING;
        sum.marks[i] = 0;
      } else {
        sum.values[i] += factor * day.values[i];
        if (day.marks[i] != sum.marks[i]) {
          sum.marks[i] = Math.max(sum.marks[i], day.marks[i]);
        }
      }
    }
  }
}
