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

/** Intervals have no value. */
@Kind("missing")
@Doc("Intervals have no value.")
public record Missing(
    @Flat Handling handling,
    @Doc("So many may be missing on a day without a word")
        @Default("0")
        @Range(min = "0", max = "1500")
        int tolerated)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (of.gaps <= tolerated) {
      return null;
    }
    Usual usual = day.usual();
    long expected = usual == null ? 0 : Math.max(0, usual.middle() - day.quantity());
    return finding(
        day,
        of.firstGap,
        of.gaps,
        expected,
        of.gaps == day.slots()
            ? Saying.of("missing-day")
            : Saying.of(
                "missing",
                Particular.count(of.gaps),
                Particular.count(day.slots()),
                day.clock(of.firstGap)));
  }
}
