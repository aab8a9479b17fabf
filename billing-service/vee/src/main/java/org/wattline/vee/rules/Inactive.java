package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Saying;

/** Energy at a point that is not connected, or where no meter hangs. */
@Kind("inactive")
@Doc("Energy at a point that is not connected, or where no meter hangs.")
public record Inactive(
    @Flat Handling handling,
    @Doc("Less Wh or litres a day are not told") @Default("0") @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    if (!day.summary().any() || day.quantity() <= least || day.facts().energised()) {
      return null;
    }
    return finding(day, 0, 0, day.quantity(), Saying.of("inactive", day.words(day.quantity())));
  }
}
