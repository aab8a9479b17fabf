package org.wattline.rating.engine;

import org.wattline.kernel.LocalDateRange;

/**
 * One cycle, as far as it lies in the rated period.
 *
 * @param index from 0
 * @param full the whole cycle
 * @param part the days of it that are rated
 */
record CycleSpan(int index, LocalDateRange full, LocalDateRange part) {
  boolean isWhole() {
    return full.equals(part);
  }

  /** The month, 1 to 12, in which the cycle begins. */
  int month() {
    return full.from().getMonthValue();
  }

  /**
   * The month, 1 to 12, of the last day of the cycle: a true-up at the end of May ends a cycle of
   * May.
   */
  int lastMonth() {
    return full.to().minusDays(1).getMonthValue();
  }

  /** Whether the rated part has the end of the cycle. */
  boolean ends() {
    return part.to().equals(full.to());
  }
}
