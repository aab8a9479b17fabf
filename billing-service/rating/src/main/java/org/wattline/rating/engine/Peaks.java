package org.wattline.rating.engine;

import java.util.Arrays;

/** The highest window of each segment and cell. */
final class Peaks {
  private static final long NONE = Long.MIN_VALUE;

  private final long[] highest;
  private final int[] slots;

  Peaks(int size) {
    highest = new long[size];
    slots = new int[size];
    Arrays.fill(highest, NONE);
  }

  boolean beats(int place, long value) {
    return value > highest[place];
  }

  void put(int place, long value, int slot) {
    highest[place] = value;
    slots[place] = slot;
  }

  boolean isKnown(int place) {
    return highest[place] != NONE;
  }

  long highest(int place) {
    return highest[place];
  }

  /** The slot of the period in which the window begins. */
  int slot(int place) {
    return slots[place];
  }
}
