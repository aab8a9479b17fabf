package org.wattline.vee.estimate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.rating.tariff.Day;

/**
 * A like-day table bound to a calendar. The table where a supplier gives none is that of
 * Australia's metrology procedures ("nearest equivalent day or like day"): Mondays, Fridays,
 * Saturdays and Sundays by their own kind, Tuesdays to Thursdays also by one another, holidays by
 * Sundays.
 */
public final class LikeDays {
  private static final int WEEK = 7;

  private static final List<LikeDay> PUBLISHED =
      List.of(
          new LikeDay(Day.MON, List.of(Day.MON)),
          new LikeDay(Day.TUE, List.of(Day.TUE, Day.WED, Day.THU)),
          new LikeDay(Day.WED, List.of(Day.WED, Day.TUE, Day.THU)),
          new LikeDay(Day.THU, List.of(Day.THU, Day.WED, Day.TUE)),
          new LikeDay(Day.FRI, List.of(Day.FRI)),
          new LikeDay(Day.SAT, List.of(Day.SAT)),
          new LikeDay(Day.SUN, List.of(Day.SUN)),
          new LikeDay(Day.HOLIDAY, List.of(Day.SUN)));

  private final Map<Day, List<Day>> table = new EnumMap<>(Day.class);
  private final Set<LocalDate> holidays;

  /**
   * @param rows override those of the published table
   */
  public LikeDays(List<LikeDay> rows, Set<LocalDate> holidays) {
    PUBLISHED.forEach(row -> table.put(row.day(), row.like()));
    rows.forEach(row -> table.put(row.day(), row.like()));
    this.holidays = Set.copyOf(holidays);
  }

  /** The published table, without holidays. */
  public static LikeDays published() {
    return new LikeDays(List.of(), Set.of());
  }

  /** What kind of day a date is. */
  public Day kind(LocalDate date) {
    return holidays.contains(date) ? Day.HOLIDAY : Day.values()[date.getDayOfWeek().ordinal()];
  }

  /** Whether one date may stand in for another. A holiday stands in for none. */
  public boolean isLike(LocalDate date, LocalDate other) {
    Day kind = kind(other);
    return kind != Day.HOLIDAY && table.getOrDefault(kind(date), List.of()).contains(kind);
  }

  /**
   * Days that stand in for a date, the best first: by the table's preference, and of one kind the
   * nearest, of two as near the earlier.
   *
   * @return days away from it, negative before
   */
  public List<Integer> candidates(LocalDate date, int weeks) {
    List<Integer> found = new ArrayList<>();
    for (Day like : table.getOrDefault(kind(date), List.of())) {
      for (int away = 1; away <= weeks * WEEK; away++) {
        if (kind(date.minusDays(away)) == like) {
          found.add(-away);
        }
        if (kind(date.plusDays(away)) == like) {
          found.add(away);
        }
      }
    }
    return found;
  }
}
