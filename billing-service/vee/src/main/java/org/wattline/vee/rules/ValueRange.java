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
import org.wattline.vee.Saying;

/** A value lies outside what can be. */
@Kind("range")
@Doc("A value lies outside what can be.")
public record ValueRange(
    @Flat Handling handling,
    @Doc("The least mean rate in W or litres an hour")
        @Default("0")
        @Range(min = "-2000000000", max = "2000000000")
        int least,
    @Doc("The greatest mean rate in W or litres an hour") @Range(min = "1", max = "2000000000")
        int most)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (!of.any()) {
      return null;
    }
    long highest = day.measure().rate(of.highest);
    if (highest > most) {
      return finding(
          day,
          of.highestAt,
          1,
          day.measure().quantity(of.highest - day.measure().countsAt(most)),
          Saying.of(
              "range-high", day.rateWords(highest), day.clock(of.highestAt), day.rateWords(most)));
    }
    long lowest = day.measure().rate(of.lowest);
    if (lowest < least) {
      return finding(
          day,
          0,
          day.slots(),
          day.measure().quantity(day.measure().countsAt(least) - of.lowest),
          Saying.of("range-low", day.rateWords(lowest), day.rateWords(least)));
    }
    return null;
  }
}
