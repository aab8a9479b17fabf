package org.wattline.rating.engine;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.proof.Formula;

/**
 * The energy of one piece and period, with its price.
 *
 * @param piece the place of its piece
 * @param period the period; absent for all time
 * @param form the price
 * @param measured what was measured
 * @param quantity what is priced: measured, netted, multiplied, rounded
 */
record Cell(
    int piece, @Nullable String period, BoundForm form, Formula measured, Formula quantity) {
  Cell priced(Formula changed) {
    return new Cell(piece, period, form, measured, changed);
  }
}
