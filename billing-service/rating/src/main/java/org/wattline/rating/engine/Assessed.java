package org.wattline.rating.engine;

import java.util.List;
import org.wattline.kernel.LocalDateRange;

/**
 * The time over which an energy component is assessed: a cycle, the part of a cycle in one year, or
 * the bill.
 *
 * @param cycle the cycle that its lines count as of: for the bill as one, the bill's first
 * @param cycles all cycles it has days of, in order
 * @param pieces its pieces, in order
 */
record Assessed(CycleSpan cycle, List<CycleSpan> cycles, List<Piece> pieces) {
  LocalDateRange days() {
    return new LocalDateRange(pieces.getFirst().days().from(), pieces.getLast().days().to());
  }

  /** Whether a cycle ends in it whose last day is of a month, 1 to 12. */
  boolean endsCycleOf(int month) {
    return cycles.stream().anyMatch(span -> span.ends() && span.lastMonth() == month);
  }
}
