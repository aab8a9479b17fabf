package org.wattline.vee.estimate;

import java.util.List;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;
import org.wattline.rating.tariff.Day;

/** Which days stand in for a day. */
@Doc("Which days stand in for a day, in the order of preference.")
public record LikeDay(
    @Doc("`mon` to `sun`, or `holiday`") Day day,
    @Doc("The days that are like it: `mon` to `sun`") @Size(min = 1, max = 7) List<Day> like) {
  public LikeDay {
    if (day == Day.WEEKDAY || day == Day.WEEKEND) {
      throw new IllegalArgumentException("A day is mon to sun, or holiday");
    }
    if (like.stream().anyMatch(other -> other.ordinal() > Day.SUN.ordinal())) {
      throw new IllegalArgumentException("Days that stand in are mon to sun");
    }
  }
}
