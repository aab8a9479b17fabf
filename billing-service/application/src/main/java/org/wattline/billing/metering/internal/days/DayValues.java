package org.wattline.billing.metering.internal.days;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.codec.PackedDay;

/** A day unpacked: a value, a mark, a time of issue and perhaps a cost for each of its slots. */
public final class DayValues {
  /** Counted in 10^power of the channel's unit; {@link PackedDay#MISSING} where there is none. */
  public long[] values;

  /** Numbers of a {@link MarkBook}. */
  public final int[] marks;

  /** Milliseconds since 1970. */
  public final long[] issued;

  /** Counted in 10^-costScale of the currency; null where there are none. */
  public long @Nullable [] costs;

  public int power;
  public int costScale;

  public DayValues(int slots, int power) {
    this.values = new long[slots];
    Arrays.fill(values, PackedDay.MISSING);
    this.marks = new int[slots];
    this.issued = new long[slots];
    this.power = power;
  }

  public int slots() {
    return values.length;
  }

  public long cost(int slot) {
    long[] known = costs;
    return known == null ? PackedDay.MISSING : known[slot];
  }

  /** Gives a slot its cost. */
  public void cost(int slot, long cost) {
    long[] known = costs;
    if (known == null) {
      if (cost == PackedDay.MISSING) {
        return;
      }
      known = new long[values.length];
      Arrays.fill(known, PackedDay.MISSING);
      costs = known;
    }
    known[slot] = cost;
  }

  /** Counts values in a finer power. */
  public void refine(int to) {
    if (to < power) {
      long factor = Decimals.power(power - to);
      for (int i = 0; i < values.length; i++) {
        if (values[i] != PackedDay.MISSING) {
          values[i] = Math.multiplyExact(values[i], factor);
        }
      }
      power = to;
    }
  }

  /** Counts costs in a finer scale. */
  public void refineCosts(int to) {
    long[] known = costs;
    if (to > costScale) {
      if (known != null) {
        long factor = Decimals.power(to - costScale);
        for (int i = 0; i < known.length; i++) {
          if (known[i] != PackedDay.MISSING) {
            known[i] = Math.multiplyExact(known[i], factor);
          }
        }
      }
      costScale = to;
    }
  }
}
