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

/**
 * The highest value of a day stands out: above its third highest by so much, as the spike check of
 * North American practice measures it.
 */
@Kind("spike")
@Doc(
    "The highest value of a day stands out: above its third highest by so much, as the spike check of North American practice measures it.")
public record Spike(
    @Flat Handling handling,
    @Doc("Per cent above the third highest value that are too much")
        @Default("180")
        @Range(min = "1", max = "100000")
        int perCent,
    @Doc("Highest values of a lower mean rate (W, litres an hour) are not told")
        @Default("2000")
        @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (of.actual < 3 || of.third < 0) {
      return null;
    }
    long over = of.highest - of.third;
    if (over * 100 <= of.third * perCent || of.highest < day.measure().countsAt(least)) {
      return null;
    }
    return finding(
        day,
        of.highestAt,
        1,
        day.measure().quantity(over),
        Saying.of(
            "spike",
            day.rateWords(day.measure().rate(of.highest)),
            day.clock(of.highestAt),
            day.rateWords(day.measure().rate(of.third))));
  }
}
