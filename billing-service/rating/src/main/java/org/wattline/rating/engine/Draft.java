package org.wattline.rating.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.result.Evidence;

/**
 * An amount that becomes a line, or a part of one.
 *
 * @param days what it is for
 * @param formula how it came about
 * @param quantity what was charged for, where that is one quantity
 * @param unit its unit
 * @param evidence what it was computed from
 * @param settlement whether it settles what was carried, which other components do not count
 */
record Draft(
    LocalDateRange days,
    Formula formula,
    @Nullable Exact quantity,
    @Nullable Unit unit,
    List<Evidence> evidence,
    boolean settlement) {
  static Draft of(LocalDateRange days, Formula formula) {
    return new Draft(days, formula, null, null, List.of(), false);
  }
}
