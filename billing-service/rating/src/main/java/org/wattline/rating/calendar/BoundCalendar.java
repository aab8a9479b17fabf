package org.wattline.rating.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.Event;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.CalendarRule;
import org.wattline.rating.tariff.Day;
import org.wattline.rating.tariff.Holidays;
import org.wattline.rating.tariff.Matrix;

/** A calendar bound to a range of days: which period holds in each minute of each day. */
public final class BoundCalendar {
  private final Calendar calendar;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<LocalDate> holidays;
  private final Map<String, List<Event>> events;

  /**
   * @param calendar what the tariff says
   * @param range the days it is bound to
   * @param events the events that its rules name
   * @throws IllegalArgumentException when the holiday library lacks its country or region
   */
  public BoundCalendar(Calendar calendar, LocalDateRange range, Map<String, List<Event>> events) {
    this.calendar = calendar;
    this.events = events;
    for (int i = 0; i < calendar.periods().size(); i++) {
      places.put(calendar.periods().get(i), i);
    }
    Holidays rule = calendar.holidays();
    this.holidays = rule == null ? Set.of() : HolidayDates.of(rule, range);
  }

  public List<String> periods() {
    return calendar.periods();
  }

  /** The holidays in the range. */
  public Set<LocalDate> holidays() {
    return holidays;
  }

  /**
   * What tells the table of a day from that of another: days with equal keys have equal periods, as
   * long as their clocks run equally.
   */
  public Object key(LocalDate date) {
    List<Object> key = new ArrayList<>();
    key.add(dayOf(date));
    if (calendar.matrix() != null) {
      key.add(date.getMonthValue());
    }
    calendar
        .seasons()
        .values()
        .forEach(spans -> key.add(spans.stream().anyMatch(span -> span.contains(date))));
    if (calendar.rules().stream().anyMatch(rule -> rule.events() != null)) {
      key.add(date);
    }
    return key;
  }

  /**
   * Whether periods begin and end only where an interval of so many minutes does, on days without a
   * change of the clock.
   */
  boolean isAlignedTo(int minutes) {
    Matrix matrix = calendar.matrix();
    return calendar.rules().stream()
            .allMatch(
                rule ->
                    rule.events() == null
                        && rule.times().stream().allMatch(span -> span.isAlignedTo(minutes)))
        && (matrix == null
            || Stream.of(matrix.weekday(), matrix.weekend())
                .flatMap(List::stream)
                .allMatch(row -> 1440 / row.size() % minutes == 0));
  }

  /** The place of the period that holds at a moment of a day. */
  public int periodAt(LocalDate date, int minute, Instant instant) {
    Day day = dayOf(date);
    for (CalendarRule rule : calendar.rules()) {
      if (fits(rule, date, day, minute, instant)) {
        return Objects.requireNonNull(places.get(rule.period()));
      }
    }
    Matrix matrix = calendar.matrix();
    if (matrix != null) {
      boolean weekend = day == Day.SAT || day == Day.SUN;
      List<Integer> row =
          (weekend ? matrix.weekend() : matrix.weekday()).get(date.getMonthValue() - 1);
      return row.get(minute * row.size() / 1440);
    }
    return Objects.requireNonNull(places.get(calendar.fallback()));
  }

  private Day dayOf(LocalDate date) {
    Holidays rule = calendar.holidays();
    return rule != null && holidays.contains(date)
        ? rule.countAs()
        : Day.values()[date.getDayOfWeek().getValue() - 1];
  }

  private boolean fits(CalendarRule rule, LocalDate date, Day day, int minute, Instant instant) {
    String event = rule.events();
    return (rule.days().isEmpty() || rule.days().stream().anyMatch(kind -> isOf(day, kind)))
        && (rule.times().isEmpty() || rule.times().stream().anyMatch(span -> span.contains(minute)))
        && (rule.seasons().isEmpty()
            || rule.seasons().stream()
                .flatMap(name -> calendar.seasons().getOrDefault(name, List.of()).stream())
                .anyMatch(span -> span.contains(date)))
        && (event == null
            || events.getOrDefault(event, List.of()).stream()
                .anyMatch(each -> !instant.isBefore(each.from()) && instant.isBefore(each.to())));
  }

  private static boolean isOf(Day day, Day kind) {
    return switch (kind) {
      case WEEKDAY -> day.ordinal() <= Day.FRI.ordinal();
      case WEEKEND -> day == Day.SAT || day == Day.SUN;
      default -> day == kind;
    };
  }
}
