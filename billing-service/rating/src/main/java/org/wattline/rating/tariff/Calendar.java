package org.wattline.rating.tariff;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** How time is divided into periods. */
@Doc(
    "How time is divided into periods, by the clock on the wall of the tariff's zone. Rules are tried in"
        + " order and the first that fits decides; then the matrix; then `otherwise`. On the day the clock"
        + " goes back, the doubled hour has the same period twice.")
public record Calendar(
    @Doc("The periods, in the order the bill shows them")
        @Size(min = 1, max = 64)
        @Pattern(Calendar.PERIOD)
        List<String> periods,
    @Doc("The period when no rule fits; the first of `periods` when absent")
        @Size(min = 1, max = 64)
        @Nullable String otherwise,
    @Doc("Named seasons, each one or more spans of days") @Default("{}") @Size(max = 20)
        Map<String, List<Season>> seasons,
    @Doc("Holidays; none when absent") @Nullable Holidays holidays,
    @Doc("Rules, the first that fits decides") @Default("[]") @Size(max = 500)
        List<CalendarRule> rules,
    @Doc("A schedule by months and hours, after the rules") @Nullable Matrix matrix) {
  /** The form of a period's name. */
  public static final String PERIOD = "[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}";

  public Calendar {
    if (new HashSet<>(periods).size() != periods.size()) {
      throw new IllegalArgumentException("A period is listed twice");
    }
    if (otherwise != null && !periods.contains(otherwise)) {
      throw new IllegalArgumentException("'otherwise' names no period: " + otherwise);
    }
    for (CalendarRule rule : rules) {
      if (!periods.contains(rule.period())) {
        throw new IllegalArgumentException("A rule names no period: " + rule.period());
      }
      for (String season : rule.seasons()) {
        if (!seasons.containsKey(season)) {
          throw new IllegalArgumentException("A rule names no season: " + season);
        }
      }
    }
    if (matrix != null) {
      for (List<List<Integer>> side : List.of(matrix.weekday(), matrix.weekend())) {
        for (List<Integer> row : side) {
          if (row.stream().anyMatch(place -> place < 0 || place >= periods.size())) {
            throw new IllegalArgumentException("The matrix names a place outside 'periods'");
          }
        }
      }
    }
  }

  /** The period that holds when nothing else does. */
  public String fallback() {
    return otherwise == null ? periods.getFirst() : otherwise;
  }
}
