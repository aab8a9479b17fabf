package org.wattline.billing.agreements;

import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * When bills are made.
 *
 * @param anchorDay the day of the month on which a period begins, 1 to {@link #LAST_ANCHOR}
 * @param settlementMonth the month on whose anchor day a year ends; with yearly bills only
 */
public record BillingCycle(Kind kind, int anchorDay, @Nullable Month settlementMonth) {
  /** Every month has this day. */
  public static final int LAST_ANCHOR = 28;

  public BillingCycle {
    if (anchorDay < 1 || anchorDay > LAST_ANCHOR) {
      throw new IllegalArgumentException("A period begins on day 1 to 28, not " + anchorDay);
    }
    if ((settlementMonth == null) == (kind == Kind.YEARLY_WITH_ADVANCES)) {
      throw new IllegalArgumentException("Yearly bills, and they alone, have a settlement month");
    }
  }

  /** How often bills are made. */
  public enum Kind {
    MONTHLY,
    YEARLY_WITH_ADVANCES
  }
}
