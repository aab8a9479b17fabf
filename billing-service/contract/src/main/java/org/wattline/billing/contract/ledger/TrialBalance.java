package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of every account of the general ledger on a day.
 *
 * @param knownAt as the books were known then; null for as they are
 * @param lines one for each account that was ever booked to
 * @param openItems what documents ask for less what is in credit; equals the receivables
 */
public record TrialBalance(
    LocalDate asOf,
    @Nullable Instant knownAt,
    String currency,
    List<Line> lines,
    BigDecimal openItems) {
  public TrialBalance {
    lines = List.copyOf(lines);
  }

  /**
   * @param debit 0 or more
   * @param credit 0 or more
   * @param balance debit less credit
   */
  public record Line(BookAccount gl, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}
}
