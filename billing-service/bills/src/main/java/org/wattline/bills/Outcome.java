package org.wattline.bills;

import java.util.List;
import org.wattline.rating.context.CarryOver;

/** What billing an account came to. */
public sealed interface Outcome {
  /**
   * It was worked out.
   *
   * @param drafts the bills; none where nothing is to be billed
   * @param worked every period that was worked out, with a bill or without
   */
  record Billed(List<Draft> drafts, List<Worked> worked) implements Outcome {}

  /** It cannot be billed. */
  record Parked(Reason reason, String sentence) implements Outcome {}

  /** A period that was worked out, and what it hands to the next. */
  record Worked(PeriodKey period, CarryOver carryOver) {}

  /** Why an account cannot be billed. */
  enum Reason {
    MISSING_USAGE,
    MISSING_PRICE,
    MISSING_FACT,
    NOT_APPLICABLE
  }
}
