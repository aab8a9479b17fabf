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
import org.wattline.vee.Usual;

/**
 * A day comes to more than the own statistics of like days allow: beyond the upper quartile by so
 * many times the distance between the quartiles.
 */
@Kind("high-usage")
@Doc(
    "A day comes to more than the own statistics of like days allow: beyond the upper quartile by so many times the distance between the quartiles.")
public record HighUsage(
    @Flat Handling handling,
    @Doc("How many times the distance between the quartiles")
        @Default("3")
        @Range(min = "1", max = "100")
        int fences,
    @Doc("Differences of less Wh or litres are not told")
        @Default("3000")
        @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    Usual usual = day.usual();
    DaySummary of = day.summary();
    if (usual == null || !of.any()) {
      return null;
    }
    long total = day.quantity();
    long over = total - usual.high();
    if (over <= fences * usual.spread() || over <= least) {
      return null;
    }
    return finding(
        day,
        0,
        0,
        total - usual.middle(),
        Saying.of("usual", day.words(total), day.words(usual.middle())));
  }
}
