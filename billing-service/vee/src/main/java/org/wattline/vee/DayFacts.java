package org.wattline.vee;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a point on a day, beside its readings.
 *
 * @param capacityW what its connection can carry; null where nobody told
 * @param energised whether it is connected and has a meter
 * @param occupied whether an account held it
 * @param exports whether it may give energy to the grid
 */
public record DayFacts(
    @Nullable Long capacityW, boolean energised, boolean occupied, boolean exports) {
  /** A point of which nothing speaks against any energy. */
  public static final DayFacts ORDINARY = new DayFacts(null, true, true, true);
}
