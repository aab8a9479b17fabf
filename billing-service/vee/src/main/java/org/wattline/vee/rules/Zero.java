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
import org.wattline.vee.Usual;

/** Nothing was used for long, where something usually is. */
@Kind("zero")
@Doc("Nothing was used for long, where something usually is.")
public record Zero(
    @Flat Handling handling,
    @Doc("Minutes of zero that are too many") @Default("1380") @Range(min = "30", max = "1500")
        int minutes,
    @Doc("Points that usually use less Wh or litres a day may rest")
        @Default("500")
        @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    Usual usual = day.usual();
    if (usual == null || usual.middle() < least || of.zeros < day.measure().slots(minutes)) {
      return null;
    }
    return finding(
        day,
        of.zerosFrom,
        of.zeros,
        usual.middle(),
        Saying.of(
            "zero",
            Particular.count(of.zeros),
            day.clock(of.zerosFrom),
            day.words(usual.middle())));
  }
}
