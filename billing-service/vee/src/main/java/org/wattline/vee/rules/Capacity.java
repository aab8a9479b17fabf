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

/** A value is more than the connection can carry. */
@Kind("capacity")
@Doc("A value is more than the connection can carry.")
public record Capacity(
    @Flat Handling handling,
    @Doc("Per cent of the capacity that are too much")
        @Default("110")
        @Range(min = "1", max = "1000")
        int perCent)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    Long capacity = day.facts().capacityW();
    DaySummary of = day.summary();
    if (capacity == null || capacity == 0 || !of.any()) {
      return null;
    }
    long rate = day.measure().rate(of.highest);
    if (rate * 100 <= capacity * perCent) {
      return null;
    }
    return finding(
        day,
        of.highestAt,
        1,
        day.measure().quantity(of.highest - day.measure().countsAt(capacity)),
        Saying.of(
            "capacity", day.rateWords(rate), day.clock(of.highestAt), day.rateWords(capacity)));
  }
}
