package org.wattline.billing.metering.internal.days;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Quality;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.kernel.codec.SeriesHash;

/**
 * Packs a day and unpacks it.
 *
 * <pre>
 * runs   (count | mark | issued) …   varints; no issued where the mark is 0; issued is the zigzag
 *                                    difference in milliseconds to the run before it, at first to 2020
 * costs  scale | packed day          values count 10^-scale
 * </pre>
 *
 * Values are counted in the coarsest power that holds them all, but no coarser than the channel's,
 * so that equal days are equal bytes whichever way they came about.
 */
public final class DayCodec {
  private static final long EPOCH_2020 = 1_577_836_800_000L;

  /** A run at its widest: count, mark, time of issue. */
  private static final int MAX_RUN_BYTES = 3 + 3 + 10;

  private DayCodec() {}

  /**
   * Packs a day; its values may be counted in another power afterwards.
   *
   * @param coarsest the channel's own power
   */
  public static PackedValues pack(DayValues day, int coarsest, MarkBook marks) {
    settlePower(day, coarsest);
    byte[] packed = PackedDay.encode(day.values);
    byte[] runs = runs(day);
    byte[] costs = costs(day);
    long hash =
        SeriesHash.of(day.values, 0, day.slots())
            ^ mix(Arrays.hashCode(runs), 1)
            ^ mix(Arrays.hashCode(costs), 2)
            ^ mix(day.power, 3);
    return new PackedValues(total(day, marks), hash, day.power, packed, runs, costs);
  }

  private static void settlePower(DayValues day, int coarsest) {
    if (day.power > coarsest) {
      day.refine(coarsest);
    } else if (day.power < coarsest) {
      int zeros = Decimals.commonZeros(day.values, coarsest - day.power);
      Decimals.coarsen(day.values, zeros);
      day.power += zeros;
    }
  }

  private static long total(DayValues day, MarkBook marks) {
    long total = 0;
    int last = -1;
    boolean counted = false;
    for (int i = 0; i < day.slots(); i++) {
      if (day.marks[i] != last) {
        last = day.marks[i];
        counted = last != MarkBook.UNTOLD && marks.mark(last).quality() != Quality.INVALID;
      }
      if (counted && day.values[i] != PackedDay.MISSING) {
        total += day.values[i];
      }
    }
    return total;
  }

  private static byte[] runs(DayValues day) {
    byte[] bytes = new byte[MAX_RUN_BYTES];
    int at = 0;
    long before = EPOCH_2020;
    int slots = day.slots();
    for (int from = 0; from < slots; ) {
      int mark = day.marks[from];
      long issued = day.issued[from];
      int to = from + 1;
      while (to < slots
          && day.marks[to] == mark
          && (mark == MarkBook.UNTOLD || day.issued[to] == issued)) {
        to++;
      }
      if (at + MAX_RUN_BYTES > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2 + MAX_RUN_BYTES);
      }
      at = Varints.write(bytes, at, to - from);
      at = Varints.write(bytes, at, mark);
      if (mark != MarkBook.UNTOLD) {
        at = Varints.writeSigned(bytes, at, issued - before);
        before = issued;
      }
      from = to;
    }
    return Arrays.copyOf(bytes, at);
  }

  private static byte @Nullable [] costs(DayValues day) {
    long[] costs = day.costs;
    if (costs == null || Arrays.stream(costs).allMatch(c -> c == PackedDay.MISSING)) {
      return null;
    }
    int zeros = Decimals.commonZeros(costs, day.costScale);
    Decimals.coarsen(costs, zeros);
    day.costScale -= zeros;
    byte[] packed = PackedDay.encode(costs);
    byte[] bytes = new byte[packed.length + 1];
    bytes[0] = (byte) day.costScale;
    System.arraycopy(packed, 0, bytes, 1, packed.length);
    return bytes;
  }

  /** Unpacks a day. */
  public static DayValues unpack(PackedValues stored) {
    byte[] packed = stored.packed();
    DayValues day = new DayValues(PackedDay.count(packed, 0), stored.power());
    PackedDay.decode(packed, 0, packed.length, day.values, 0);
    int slot = 0;
    var runs = new Varints.Reader(stored.runs());
    long issued = EPOCH_2020;
    while (runs.more()) {
      int to = slot + (int) runs.next();
      int mark = (int) runs.next();
      if (mark != MarkBook.UNTOLD) {
        issued += runs.nextSigned();
        Arrays.fill(day.marks, slot, to, mark);
        Arrays.fill(day.issued, slot, to, issued);
      }
      slot = to;
    }
    byte[] costs = stored.costs();
    if (costs != null) {
      long[] unpacked = new long[day.slots()];
      PackedDay.decode(costs, 1, costs.length - 1, unpacked, 0);
      day.costs = unpacked;
      day.costScale = costs[0];
    }
    return day;
  }

  /** Tells each run of equal marks, in order; of slots that nobody told the mark is 0. */
  public static void eachRun(byte[] bytes, RunVisitor visitor) {
    int slot = 0;
    var runs = new Varints.Reader(bytes);
    while (runs.more()) {
      int count = (int) runs.next();
      int mark = (int) runs.next();
      if (mark != MarkBook.UNTOLD) {
        runs.nextSigned();
      }
      visitor.run(slot, count, mark);
      slot += count;
    }
  }

  /** Is told runs. */
  @FunctionalInterface
  public interface RunVisitor {
    void run(int from, int count, int mark);
  }

  private static long mix(long value, int which) {
    long x = (value + which) * 0x9E3779B97F4A7C15L;
    x ^= x >>> 32;
    x *= 0xD6E8FEB86659FD93L;
    return x ^ x >>> 29;
  }
}
