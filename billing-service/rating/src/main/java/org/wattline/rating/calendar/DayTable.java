package org.wattline.rating.calendar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The periods of one kind of day, interval by interval, for several calendars at once: each
 * combination of their periods is one cell.
 *
 * @param slots how many intervals the day has
 * @param cellOf the cell of each interval
 * @param runEnds where each run of one cell ends
 * @param runCells the cell of each run
 * @param straddles for each calendar whether an interval reaches over one of its boundaries
 */
public record DayTable(
    int slots, short[] cellOf, int[] runEnds, short[] runCells, boolean[] straddles) {
  static DayTable of(short[] cellOf, boolean[] straddles) {
    int[] ends = new int[cellOf.length];
    short[] cells = new short[cellOf.length];
    int runs = 0;
    for (int slot = 0; slot < cellOf.length; slot++) {
      if (slot == 0 || cellOf[slot] != cellOf[slot - 1]) {
        cells[runs++] = cellOf[slot];
      }
      ends[runs - 1] = slot + 1;
    }
    return new DayTable(
        cellOf.length, cellOf, Arrays.copyOf(ends, runs), Arrays.copyOf(cells, runs), straddles);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
