package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.DaySummary;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;

/** One value that is not zero repeats itself. */
@Kind("stuck")
@Doc("One value that is not zero repeats itself.")
public record Stuck(
    @Flat Handling handling,
    @Doc("Minutes of the same value that are too many")
        @Default("360")
        @Range(min = "30", max = "1500")
        int minutes,
    @Doc(
            "Values of a lower mean rate (W, litres an hour) may repeat: meters that count coarsely do")
        @Default("200")
        @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (of.same < day.measure().slots(minutes)) {
      return null;
    }
    long value = day.series().values()[day.series().start(day.day()) + of.sameFrom];
    if (Math.abs(value) < day.measure().countsAt(least)) {
      return null;
    }
    return finding(
        day,
        of.sameFrom,
        of.same,
        day.measure().quantity(Math.abs(value) * of.same),
        Saying.of(
            "stuck",
            Particular.count(of.same),
            day.clock(of.sameFrom),
            day.rateWords(day.measure().rate(value))));
  }
}
