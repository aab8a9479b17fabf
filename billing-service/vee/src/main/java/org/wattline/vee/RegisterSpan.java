package org.wattline.vee;

/**
 * What the registers of a channel counted between two reads at midnight.
 *
 * @param fromDay days since 1970
 * @param toDay days since 1970, after {@code fromDay}; not in it
 * @param sum what they counted, as the sum of values that the intervals should have
 */
public record RegisterSpan(int fromDay, int toDay, long sum) {
  public RegisterSpan {
    if (toDay <= fromDay) {
      throw new IllegalArgumentException("A span ends after it began: " + fromDay + ", " + toDay);
    }
  }
}
