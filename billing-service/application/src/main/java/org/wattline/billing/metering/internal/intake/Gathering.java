package org.wattline.billing.metering.internal.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.formats.Rejection;
import org.wattline.kernel.codec.PackedDay;

/** Gathers the records of one chunk. */
final class Gathering {
  /** What a day weighs beside its slots, in slots. */
  private static final int DAY_WEIGHT = 16;

  private final MarkBook book;
  private final DayMerge merge;
  private final long issued;

  /** By the channel itself: a router gives equal channels as one and the same. */
  private Map<ChannelSpec, Map<Integer, DayBuffer>> days = new IdentityHashMap<>();

  private List<Chunk.Reading> readings = new ArrayList<>();
  private List<Rejection> rejections = new ArrayList<>();
  private Map<String, Long> waiting = new LinkedHashMap<>();
  private Tally within = new Tally();
  private long slots;

  Gathering(MarkBook book, ReplacementPolicy policy, long issued) {
    this.book = book;
    this.merge = new DayMerge(policy, book);
    this.issued = issued;
  }

  long issued() {
    return issued;
  }

  long slots() {
    return slots;
  }

  void wait(String point, long records) {
    waiting.merge(point, records, Long::sum);
  }

  void reject(Rejection rejection) {
    rejections.add(rejection);
  }

  void reading(Chunk.Reading reading) {
    readings.add(reading);
    slots += DAY_WEIGHT;
  }

  DayBuffer day(ChannelSpec channel, LocalDays.Bounds bounds, int interval) {
    Map<Integer, DayBuffer> ofChannel = days.computeIfAbsent(channel, c -> new HashMap<>());
    DayBuffer day = ofChannel.get(bounds.epochDay());
    if (day == null) {
      day = new DayBuffer(channel, bounds, interval);
      ofChannel.put(bounds.epochDay(), day);
      slots += day.values.slots() + DAY_WEIGHT;
    }
    return day;
  }

  /**
   * Puts a value into its slot.
   *
   * @param silent whether it is a further part of a record counted already
   */
  void put(
      DayBuffer day, int slot, long value, int mark, long cost, int costScale, boolean silent) {
    DayValues values = day.values;
    long scaledCost = cost;
    if (cost != PackedDay.MISSING && costScale != values.costScale) {
      if (costScale > values.costScale) {
        values.refineCosts(costScale);
      } else {
        scaledCost =
            cost
                * org.wattline.billing.metering.internal.days.Decimals.power(
                    values.costScale - costScale);
      }
    }
    int known = values.marks[slot];
    if (known != MarkBook.UNTOLD) {
      boolean same =
          known == mark && values.values[slot] == value && values.cost(slot) == scaledCost;
      boolean better =
          !same
              && merge.compare(
                      mark,
                      issued,
                      value,
                      scaledCost,
                      known,
                      issued,
                      values.values[slot],
                      values.cost(slot))
                  > 0;
      if (!silent) {
        BitSet unheard = day.silent;
        if (unheard != null && unheard.get(slot)) {
          // the slot had no record of its own: now it has
          unheard.clear(slot);
        } else if (better) {
          within.replaced++;
        } else {
          within.duplicate++;
        }
      }
      if (!better) {
        return;
      }
    } else {
      values.issued[slot] = issued;
      if (silent) {
        BitSet unheard = day.silent;
        if (unheard == null) {
          unheard = new BitSet();
          day.silent = unheard;
        }
        unheard.set(slot);
      }
    }
    values.values[slot] = value;
    values.marks[slot] = mark;
    if (scaledCost != PackedDay.MISSING || values.costs != null) {
      values.cost(slot, scaledCost);
    }
  }

  /** The chunk; gathering begins anew. */
  Chunk finish(long told) {
    List<Chunk.Day> packed = new ArrayList<>();
    for (Map<Integer, DayBuffer> ofChannel : days.values()) {
      for (DayBuffer day : ofChannel.values()) {
        packed.add(
            new Chunk.Day(
                day.channel,
                day.day,
                DayCodec.pack(day.values, day.channel.power(), book),
                day.silent == null || day.silent.isEmpty() ? null : day.silent));
      }
    }
    Chunk chunk = new Chunk(told, packed, readings, rejections, within, waiting);
    days = new IdentityHashMap<>();
    readings = new ArrayList<>();
    rejections = new ArrayList<>();
    waiting = new LinkedHashMap<>();
    within = new Tally();
    slots = 0;
    return chunk;
  }
}
