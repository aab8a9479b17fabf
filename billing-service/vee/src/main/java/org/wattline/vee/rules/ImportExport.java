package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;

/** Energy flows both ways at once, or out of a point that gives none. */
@Kind("import-export")
@Doc(
    "Energy flows both ways in one interval, more than a cloud explains; or out of a point that gives none. Asked"
        + " of the channel of export.")
public record ImportExport(
    @Flat Handling handling,
    @Doc("Both mean rates are above so many W")
        @Default("1000")
        @Range(min = "0", max = "2000000000")
        int least,
    @Doc("The smaller is at least so many per cent of the greater")
        @Default("50")
        @Range(min = "1", max = "100")
        int perCent,
    @Doc("Minutes a day in which that may be") @Default("120") @Range(min = "0", max = "1500")
        int minutes)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {
    if (!day.summary().any() || day.summary().highest <= 0) {
      return null;
    }
    if (!day.facts().exports()) {
      return finding(day, 0, 0, day.quantity(), Saying.of("no-export", day.words(day.quantity())));
    }
    ChannelSeries other = day.opposite();
    return other == null ? null : bothWays(day, other);
  }

  private @Nullable Finding bothWays(Judged day, ChannelSeries other) {
    ChannelSeries series = day.series();
    int otherDay = series.firstDay() + day.day() - other.firstDay();
    if (otherDay < 0
        || otherDay >= other.days()
        || other.slots(otherDay) != day.slots()
        || other.measure().perUnit() != day.measure().perUnit()) {
      return null;
    }
    long enough = day.measure().countsAt(least);
    int start = series.start(day.day());
    int shift = other.start(otherDay) - start;
    int both = 0;
    int first = -1;
    long doubted = 0;
    for (int slot = start; slot < start + day.slots(); slot++) {
      if (series.isGap(slot) || other.isGap(slot + shift)) {
        continue;
      }
      long out = series.values()[slot];
      long in = other.values()[slot + shift];
      long smaller = Math.min(in, out);
      if (smaller > enough && smaller * 100 >= Math.max(in, out) * perCent) {
        if (both++ == 0) {
          first = slot - start;
        }
        doubted += smaller;
      }
    }
    if (both <= minutes * 60 / day.measure().seconds()) {
      return null;
    }
    return finding(
        day,
        first,
        both,
        day.measure().quantity(doubted),
        Saying.of("both-ways", Particular.count(both), day.clock(first)));
  }
}
