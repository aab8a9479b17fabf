package org.wattline.rating.tariff;

import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;

/** How time is cut into cycles. */
@Doc("How time is cut into the cycles that tiers, demand and minimum charges work by.")
public record Cycle(
    @Doc(
            "How cycles begin and end: `months`, or `billing-period`, where one bill is one cycle and counts as one"
                + " month")
        @Default("\"months\"")
        CycleKind type,
    @Doc(
            "The day of the month on which a month of the cycle begins; the last where a month is shorter")
        @Default("1")
        @Range(min = "1", max = "31")
        int day,
    @Doc("How many months a cycle has; cycles are counted from the month of the year start")
        @Default("1")
        @Range(min = "1", max = "12")
        int months) {
  public Cycle {
    if (12 % months != 0) {
      throw new IllegalArgumentException("A cycle has 1, 2, 3, 4, 6 or 12 months");
    }
  }
}
