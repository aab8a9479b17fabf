package org.wattline.vee.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.DaySummary;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;

/**
 * A day is the copy of an earlier one, value for value. That one interval is stated twice is
 * settled and counted when it is delivered.
 */
@Kind("duplicate")
@Doc(
    "A day is the copy of an earlier one, value for value. That one interval is stated twice is settled and counted when it is delivered.")
public record Duplicate(
    @Flat Handling handling,
    @Doc("How many days before it are compared") @Default("7") @Range(min = "1", max = "31")
        int days)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (!of.complete() || of.highest == of.lowest) {
      return null;
    }
    var series = day.series();
    long[] values = series.values();
    int start = series.start(day.day());
    int end = series.start(day.day() + 1);
    for (int earlier = day.day() - 1; earlier >= Math.max(0, day.day() - days); earlier--) {
      int from = series.start(earlier);
      if (values[from] == values[start]
          && Arrays.equals(values, start, end, values, from, series.start(earlier + 1))
          && !hasGap(series, earlier)) {
        return finding(
            day,
            0,
            day.slots(),
            day.quantity(),
            Saying.of(
                "duplicate", new Particular(Particular.Kind.DAY, series.date(earlier).toString())));
      }
    }
    return null;
  }

  /**
   * What is estimated here is often a copy: that is no finding about the day it was copied from.
   */
  private static boolean hasGap(ChannelSeries series, int day) {
    for (int slot = series.start(day); slot < series.start(day + 1); slot++) {
      if (series.isGap(slot)) {
        return true;
      }
    }
    return false;
  }
}
