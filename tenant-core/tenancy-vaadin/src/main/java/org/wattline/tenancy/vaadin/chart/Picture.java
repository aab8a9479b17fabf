package org.wattline.tenancy.vaadin.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows.
 *
 * @param finding the title: what is to be seen, in a sentence
 * @param unit of every value, such as {@code kWh}
 * @param slotHeading what a slot is, such as "Day": the heading of the table's first column
 * @param slots the places along the horizontal axis
 * @param series the values, each with one value or null per slot
 */
public record Picture(
    String finding, String unit, String slotHeading, List<Slot> slots, List<Series> series) {

  /**
   * A chart draws no more places than this: a leap year of quarter-hours is not for one picture.
   */
  public static final int MAX_SLOTS = 3_000;

  public Picture {
    slots = List.copyOf(slots);
    series = List.copyOf(series);
    if (slots.size() > MAX_SLOTS) {
      throw new IllegalArgumentException(
          "A chart shows at most " + MAX_SLOTS + " places, not " + slots.size());
    }
    for (Series one : series) {
      if (one.values().size() != slots.size()) {
        throw new IllegalArgumentException(
            one.name() + " has " + one.values().size() + " values for " + slots.size() + " places");
      }
    }
  }

  /** Whether there is no value at all. */
  public boolean isEmpty() {
    return series.stream().allMatch(one -> one.values().stream().allMatch(Objects::isNull));
  }

  /**
   * A place along the horizontal axis.
   *
   * @param label short, below the axis
   * @param name whole, spoken and in the table
   */
  public record Slot(String label, String name) {}

  /** How a series is drawn. */
  public enum Kind {
    BAR,
    LINE,
    /** A line that keeps its value over the whole slot, such as a price. */
    STEPS
  }

  /**
   * Values of one kind.
   *
   * @param stack bars of the same name stand on each other, others beside
   * @param values one per slot; null where there is none. What is exported is negative and drawn
   *     downwards
   */
  public record Series(
      String name, Kind kind, Hue hue, String stack, List<@Nullable Value> values) {
    public Series {
      values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }

    public static Series bars(String name, Hue hue, List<@Nullable Value> values) {
      return new Series(name, Kind.BAR, hue, "", values);
    }
  }

  /**
   * One value.
   *
   * @param amount where it is drawn
   * @param text as it is written, with its unit, in the reader's language
   * @param estimated whether it was not measured
   */
  public record Value(BigDecimal amount, String text, boolean estimated) {}
}
