package org.wattline.vee;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.wattline.kernel.codec.PackedDay;

/**
 * Days in a row of one channel, unpacked: a value and a {@link Standing} for each interval. Days
 * are those of the market's clock: where it changes they have 92 or 100 quarter-hours like any
 * other day has 96. Values are written into the arrays by whoever fills it; it is not shared
 * between threads while that happens.
 */
public final class ChannelSeries {
  private final Measure measure;
  private final int firstDay;
  private final int[] starts;
  private final short[] clock;
  private final long[] values;
  private final byte[] standing;

  /**
   * Days without values.
   *
   * @param zone whose clock the days follow
   * @param firstDay days since 1970
   */
  public ChannelSeries(Measure measure, ZoneId zone, int firstDay, int days) {
    this.measure = measure;
    this.firstDay = firstDay;
    this.starts = new int[days + 1];
    long[] begins = new long[days + 1];
    for (int day = 0; day <= days; day++) {
      LocalDate date = LocalDate.ofEpochDay((long) firstDay + day);
      begins[day] = date.atStartOfDay(zone).toEpochSecond();
      if (day > 0) {
        long length = begins[day] - begins[day - 1];
        starts[day] = starts[day - 1] + (int) (length / measure.seconds());
      }
    }
    this.values = new long[starts[days]];
    this.standing = new byte[starts[days]];
    this.clock = new short[starts[days]];
    Arrays.fill(values, PackedDay.MISSING);
    var rules = zone.getRules();
    for (int day = 0; day < days; day++) {
      boolean ordinary = begins[day + 1] - begins[day] == 86_400;
      for (int slot = starts[day]; slot < starts[day + 1]; slot++) {
        int passed = (slot - starts[day]) * measure.seconds();
        int wall = passed;
        if (!ordinary) {
          long at = begins[day] + passed;
          int offset = rules.getOffset(java.time.Instant.ofEpochSecond(at)).getTotalSeconds();
          wall = (int) Math.floorMod(at + offset, 86_400L);
        }
        clock[slot] = (short) (wall / measure.seconds());
      }
    }
  }

  private ChannelSeries(ChannelSeries days, Measure measure) {
    if (measure.seconds() != days.measure.seconds()) {
      throw new IllegalArgumentException("Days of other intervals: " + measure.seconds());
    }
    this.measure = measure;
    this.firstDay = days.firstDay;
    this.starts = days.starts;
    this.clock = days.clock;
    this.values = new long[days.values.length];
    this.standing = new byte[values.length];
    Arrays.fill(values, PackedDay.MISSING);
  }

  /** The same days of another channel, without values. */
  public ChannelSeries another(Measure other) {
    return new ChannelSeries(this, other);
  }

  public Measure measure() {
    return measure;
  }

  /** Days since 1970. */
  public int firstDay() {
    return firstDay;
  }

  public int days() {
    return starts.length - 1;
  }

  /** Days since 1970; not in it. */
  public int endDay() {
    return firstDay + days();
  }

  /** The date of a day counted from the first. */
  public LocalDate date(int day) {
    return LocalDate.ofEpochDay((long) firstDay + day);
  }

  /** The first interval of a day counted from the first; of the one after the last, the end. */
  public int start(int day) {
    return starts[day];
  }

  public int slots(int day) {
    return starts[day + 1] - starts[day];
  }

  public int slots() {
    return values.length;
  }

  /** The day, counted from the first, that an interval is of. */
  public int dayOf(int slot) {
    int found = Arrays.binarySearch(starts, slot);
    int day = found >= 0 ? found : -found - 2;
    return Math.min(day, days() - 1);
  }

  /** Where the clock on the wall stands at an interval's start, in intervals since midnight. */
  public int clock(int slot) {
    return clock[slot];
  }

  /** The interval of a day at which the clock stands so; -1 where the clock skips it. */
  public int at(int day, int clockSlot) {
    int guess = starts[day] + clockSlot;
    if (guess < starts[day + 1] && clock[guess] == clockSlot) {
      return guess;
    }
    for (int slot = starts[day]; slot < starts[day + 1]; slot++) {
      if (clock[slot] == clockSlot) {
        return slot;
      }
    }
    return -1;
  }

  /** All values, {@link PackedDay#MISSING} where there is none; written by whoever fills it. */
  public long[] values() {
    return values;
  }

  /** All standings; written by whoever fills it. */
  public byte[] standing() {
    return standing;
  }

  /** Puts a value. */
  public void put(int slot, long value, byte worth) {
    values[slot] = value;
    standing[slot] = value == PackedDay.MISSING ? Standing.GAP : worth;
  }

  public boolean isGap(int slot) {
    return Standing.isGap(standing[slot]) || values[slot] == PackedDay.MISSING;
  }

  public boolean isActual(int slot) {
    return standing[slot] == Standing.ACTUAL && values[slot] != PackedDay.MISSING;
  }
}
