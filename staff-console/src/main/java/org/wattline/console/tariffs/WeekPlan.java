package org.wattline.console.tariffs;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
    List<Rule> rules = rules(calendar);
    // the week is the same for all days of a month that are in the same seasons
    Map<Around, List<Days>> weeks = new HashMap<>();
    Map<List<Days>, List<Run>> parts = new LinkedHashMap<>();
    LocalDate day = LocalDate.of(LEAP_YEAR, 1, 1);
    List<Days> open = null;
    LocalDate since = day;
    for (; ; day = day.plusDays(1)) {
      List<Days> week =
          day.getYear() == LEAP_YEAR
              ? weeks.computeIfAbsent(
                  Around.of(calendar, day), around -> week(calendar, rules, periods, around))
              : null;
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

  /** What decides a week, beside the calendar. */
  private record Around(int month, Set<String> seasons) {
    static Around of(JsonNode calendar, LocalDate date) {
      return new Around(
          date.getMonthValue(),
          calendar.path("seasons").properties().stream()
              .filter(season -> texts(season.getValue()).stream().anyMatch(s -> holds(s, date)))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet()));
    }
  }

  /** When a period holds; where nothing is named, always. */
  private record Rule(String period, List<String> seasons, List<String> days, List<Hours> times) {}

  private static List<Rule> rules(JsonNode calendar) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : calendar.path("rules")) {
      if (!rule.hasNonNull("events")) {
        String period = rule.path("period").asString();
        List<Hours> times =
            texts(rule.path("times")).stream().map(span -> times(period, span)).toList();
        rules.add(new Rule(period, texts(rule.path("seasons")), texts(rule.path("days")), times));
      }
    }
    return rules;
  }

  private static List<Days> week(
      JsonNode calendar, List<Rule> rules, List<String> periods, Around around) {
    List<Days> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<Hours> hours = hours(calendar, rules, periods, around, day);
      if (!days.isEmpty() && days.getLast().hours().equals(hours)) {
        days.set(days.size() - 1, new Days(days.getLast().first(), day, hours));
      } else {
        days.add(new Days(day, day, hours));
      }
    }
    return days;
  }

  private static List<Hours> hours(
      JsonNode calendar, List<Rule> rules, List<String> periods, Around around, DayOfWeek day) {
    List<Hours> hours = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      String period = period(calendar, rules, periods, around, day, quarter * MINUTES);
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
      List<Rule> rules,
      List<String> periods,
      Around around,
      DayOfWeek day,
      int minute) {
    for (Rule rule : rules) {
      if (limits(rule.seasons(), around.seasons()::contains)
          && limits(rule.days(), name -> isOf(day, name))
          && limits(rule.times(), span -> holds(span, minute))) {
        return rule.period();
      }
    }
    JsonNode row =
        calendar
            .path("matrix")
            .path(day.compareTo(DayOfWeek.FRIDAY) <= 0 ? "weekday" : "weekend")
            .path(around.month() - 1);
    if (!row.isEmpty()) {
      return periods.get(row.path(minute * row.size() / (QUARTERS * MINUTES)).asInt());
    }
    return calendar.path("otherwise").asString(periods.getFirst());
  }

  private static <T> boolean limits(List<T> named, Predicate<T> holds) {
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

  /** Times such as {@code 07:00-22:00}. */
  private static Hours times(String period, String span) {
    String[] ends = span.split("-", 2);
    return new Hours(period, minutes(ends[0]), minutes(ends[1]));
  }

  /** Whether times hold a minute; they may go over midnight. */
  private static boolean holds(Hours span, int minute) {
    boolean after = minute >= span.from();
    boolean before = minute < span.to();
    return span.from() < span.to() ? after && before : after || before;
  }

  private static int minutes(String time) {
    int[] parts = Arrays.stream(time.split(":", 2)).mapToInt(Integer::parseInt).toArray();
    return parts[0] * 60 + parts[1];
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
