package org.wattline.bills;

import java.util.List;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.result.Rated;

/**
 * A bill that was worked out and is not issued.
 *
 * @param document without number and dates
 * @param proofs what its lines were rated from, in the order that lines name them
 */
public record Draft(BillDocument document, List<Proof> proofs) {
  /** What a stretch of one agreement came to. */
  public record Proof(PeriodKey period, LocalDateRange days, Rated rated) {}
}
