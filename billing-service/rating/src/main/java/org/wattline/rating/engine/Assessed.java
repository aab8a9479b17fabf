package org.wattline.rating.engine;

import java.util.List;
import org.wattline.kernel.LocalDateRange;

/**
 * The time over which an energy component is assessed: a cycle, the part of a cycle in one year, or
 * the bill.
 *
 * @param cycle the cycle, or the first of several
 * @param cycles all cycles it has days of
 * @param pieces its pieces, in order
 */
record Assessed(CycleSpan cycle, List<CycleSpan> cycles, List<Piece> pieces) {
  LocalDateRange days() {
    return new LocalDateRange(pieces.getFirst().days().from(), pieces.getLast().days().to());
  }
}
