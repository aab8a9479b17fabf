package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.vee.DaySummary;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;

/** A value is below zero. Not for channels of net energy. */
@Kind("negative")
@Doc("A value is below zero. Not for channels of net energy.")
public record Negative(@Flat Handling handling) implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    DaySummary of = day.summary();
    if (of.negative == 0) {
      return null;
    }
    return finding(
        day,
        of.firstNegative,
        of.negative,
        -day.measure().quantity(of.lowest),
        Saying.of("negative", Particular.count(of.negative), day.clock(of.firstNegative)));
  }
}
