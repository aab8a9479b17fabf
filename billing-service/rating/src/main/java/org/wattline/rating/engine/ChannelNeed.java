package org.wattline.rating.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.tariff.VirtualChannel;

/** What the components of a tariff want to know of one channel. */
final class ChannelNeed {
  private final String name;
  private final @Nullable VirtualChannel virtual;
  private final List<String> calendars = new ArrayList<>();
  private final TreeSet<Integer> windows = new TreeSet<>();
  private boolean values;
  private boolean energy;

  ChannelNeed(String name, @Nullable VirtualChannel virtual) {
    this.name = name;
    this.virtual = virtual;
  }

  String name() {
    return name;
  }

  @Nullable VirtualChannel virtual() {
    return virtual;
  }

  /** The calendars whose periods are summed apart. */
  List<String> calendars() {
    return calendars;
  }

  /** Minutes over which the highest power is wanted. */
  SortedSet<Integer> windows() {
    return windows;
  }

  /** Whether single values are wanted after summing. */
  boolean wantsValues() {
    return values;
  }

  /** Whether energy is wanted, which registers can give too. */
  boolean wantsEnergy() {
    return energy;
  }

  void needEnergy(@Nullable String calendar) {
    energy = true;
    if (calendar != null && !calendars.contains(calendar)) {
      calendars.add(calendar);
    }
  }

  void needPeak(@Nullable String calendar, int window) {
    if (calendar != null && !calendars.contains(calendar)) {
      calendars.add(calendar);
    }
    windows.add(window);
  }

  void needValues() {
    values = true;
  }
}
