package org.wattline.console.tariffs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An ordinary week of a tariff document's calendar, for each part of the year in which it is
 * another. Holidays and events are left out: they fall on days of their own.
 *
 * @param periods in the order of the document
 */
record WeekPlan(List<String> periods, List<Part> parts) {
  private static final int QUARTERS = 96;
  private static final int MINUTES = 15;
  private static final int LEAP_YEAR = 2028;

  /** A part of the year, by its runs of days, with its week. */
  record Part(List<Run> runs, List<Days> week) {}

  /**
   * Days of the year, one after the other.
   *
   * @param last is one of them
   */
  record Run(MonthDay first, MonthDay last) {}

  /** Days of the week with the same hours. */
  record Days(DayOfWeek first, DayOfWeek last, List<Hours> hours) {}

  /** Minutes of the day within one period, the end not included. */
  record Hours(String period, int from, int to) {}

  /** Reads a calendar of a document that the service took. */
  static WeekPlan of(JsonNode calendar) {
    List<String> periods = texts(calendar.path("periods"));
    Map<List<Days>, List<Run>> parts = new LinkedHashMap<>();
    LocalDate day = LocalDate.of(LEAP_YEAR, 1, 1);
    List<Days> open = null;
    LocalDate since = day;
    for (; ; day = day.plusDays(1)) {
      List<Days> week = day.getYear() == LEAP_YEAR ? week(calendar, periods, day) : null;
      if (open != null && !open.equals(week)) {
        parts
            .computeIfAbsent(open, k -> new ArrayList<>())
            .add(new Run(MonthDay.from(since), MonthDay.from(day.minusDays(1))));
        since = day;
      }
      if (week == null) {
        break;
      }
      open = week;
    }
    return new WeekPlan(
        periods,
        parts.entrySet().stream()
            .map(part -> new Part(roundTheYear(part.getValue()), part.getKey()))
            .toList());
  }

  /** What ends with December and begins with January is one run. */
  private static List<Run> roundTheYear(List<Run> runs) {
    Run first = runs.getFirst();
    Run last = runs.getLast();
    if (runs.size() == 1
        || !first.first().equals(MonthDay.of(1, 1))
        || !last.last().equals(MonthDay.of(12, 31))) {
      return List.copyOf(runs);
    }
    List<Run> joined = new ArrayList<>(runs.subList(1, runs.size() - 1));
    joined.add(new Run(last.first(), first.last()));
    return List.copyOf(joined);
  }

  private static List<Days> week(JsonNode calendar, List<String> periods, LocalDate around) {
    Set<String> seasons =
        calendar.path("seasons").properties().stream()
            .filter(season -> texts(season.getValue()).stream().anyMatch(s -> holds(s, around)))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<Days> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<Hours> hours = hours(calendar, periods, seasons, around.getMonthValue(), day);
      if (!days.isEmpty() && days.getLast().hours().equals(hours)) {
        days.set(days.size() - 1, new Days(days.getLast().first(), day, hours));
      } else {
        days.add(new Days(day, day, hours));
      }
    }
    return days;
  }

  private static List<Hours> hours(
      JsonNode calendar, List<String> periods, Set<String> seasons, int month, DayOfWeek day) {
    List<Hours> hours = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      String period = period(calendar, periods, seasons, month, day, quarter * MINUTES);
      int end = (quarter + 1) * MINUTES;
      if (!hours.isEmpty() && hours.getLast().period().equals(period)) {
        hours.set(hours.size() - 1, new Hours(period, hours.getLast().from(), end));
      } else {
        hours.add(new Hours(period, quarter * MINUTES, end));
      }
    }
    return hours;
  }

  private static String period(
      JsonNode calendar,
      List<String> periods,
      Set<String> seasons,
      int month,
      DayOfWeek day,
      int minute) {
    for (JsonNode rule : calendar.path("rules")) {
      if (!rule.hasNonNull("events")
          && limits(texts(rule.path("seasons")), seasons::contains)
          && limits(texts(rule.path("days")), name -> isOf(day, name))
          && limits(texts(rule.path("times")), span -> holds(span, minute))) {
        return rule.path("period").asString();
      }
    }
    JsonNode row =
        calendar
            .path("matrix")
            .path(day.compareTo(DayOfWeek.FRIDAY) <= 0 ? "weekday" : "weekend")
            .path(month - 1);
    if (!row.isEmpty()) {
      return periods.get(row.path(minute * row.size() / (QUARTERS * MINUTES)).asInt());
    }
    return calendar.path("otherwise").asString(periods.getFirst());
  }

  private static boolean limits(List<String> named, java.util.function.Predicate<String> holds) {
    return named.isEmpty() || named.stream().anyMatch(holds);
  }

  private static boolean isOf(DayOfWeek day, String name) {
    return switch (name) {
      case "weekday" -> day.compareTo(DayOfWeek.FRIDAY) <= 0;
      case "weekend" -> day.compareTo(DayOfWeek.FRIDAY) > 0;
      default -> day.name().toLowerCase(Locale.ROOT).startsWith(name);
    };
  }

  /** Whether a span of days such as {@code 06-01/09-30} holds a day; it may go over new year. */
  private static boolean holds(String span, LocalDate date) {
    String[] ends = span.split("/", 2);
    MonthDay first = MonthDay.parse("--" + ends[0]);
    MonthDay last = MonthDay.parse("--" + ends[ends.length - 1]);
    MonthDay day = MonthDay.from(date);
    boolean after = day.compareTo(first) >= 0;
    boolean before = day.compareTo(last) <= 0;
    return first.compareTo(last) <= 0 ? after && before : after || before;
  }

  /** Whether times such as {@code 07:00-22:00} hold a minute; they may go over midnight. */
  private static boolean holds(String span, int minute) {
    String[] ends = span.split("-", 2);
    int from = minutes(ends[0]);
    int to = minutes(ends[1]);
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }

  private static int minutes(String time) {
    int[] parts = Arrays.stream(time.split(":", 2)).mapToInt(Integer::parseInt).toArray();
    return parts[0] * 60 + parts[1];
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
