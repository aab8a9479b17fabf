package org.wattline.billing.contract.moves;

import java.time.LocalDate;

/**
 * What happens next.
 *
 * @param kind what, for programs to word
 * @param on the day on which it is due
 */
public record NextStep(Kind kind, LocalDate on) {

  /** What happens next. */
  public enum Kind {
    /** The last day of supply. */
    SUPPLY_ENDS,
    /** The first day of supply. */
    SUPPLY_STARTS,
    /** The last day on which the day of a move may be changed by the customer. */
    CHANGE_UNTIL,
    /** The final bill, at the latest. */
    FINAL_BILL_BY,
    /** The first bill or advance. */
    FIRST_BILL,
    /** What was billed for days after the move is corrected. */
    CORRECTION_BY
  }
}
