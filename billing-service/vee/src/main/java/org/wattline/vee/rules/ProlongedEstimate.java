package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;
import org.wattline.vee.Usual;

/**
 * No value was read for days: all are missing or estimated. Days in a row are one finding, from the
 * first of them.
 */
@Kind("prolonged-estimate")
@Doc("No value was read for days: all are missing or estimated.")
public record ProlongedEstimate(
    @Flat Handling handling,
    @Doc("Days in a row that are too many") @Default("5") @Range(min = "1", max = "366") int days)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {
    if (day.daysWithout() < days) {
      return null;
    }
    Usual usual = day.usual();
    return day.findingOfDays(
        code(),
        handling().severity(),
        day.daysWithout(),
        usual == null ? 0 : usual.middle() * day.daysWithout(),
        Saying.of("prolonged-estimate", Particular.count(day.daysWithout())));
  }
}
