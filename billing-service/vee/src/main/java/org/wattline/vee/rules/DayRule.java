package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Saying;

/** Judges one day of a channel. */
@Doc("A rule about a day.")
public sealed interface DayRule extends Rule
    permits Missing,
        Duplicate,
        ValueRange,
        HighUsage,
        LowUsage,
        Spike,
        Stuck,
        Zero,
        Negative,
        Inactive,
        UnitOfMeasure,
        Capacity,
        ProlongedEstimate,
        Sibling,
        ImportExport,
        Vacant,
        Tamper {

  /**
   * @return null where nothing is wrong
   */
  @Nullable Finding check(Judged day);

  /** A finding of this rule. */
  default Finding finding(Judged day, int from, int slots, long atStake, Saying saying) {
    return day.finding(code(), handling().severity(), from, slots, atStake, saying);
  }
}
