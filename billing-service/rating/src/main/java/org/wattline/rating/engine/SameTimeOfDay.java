package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.wattline.rating.calendar.BoundCalendar;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Netting;

/** Pairs the periods of two cycles by the hours of a weekday at which they hold. */
final class SameTimeOfDay {
  private SameTimeOfDay() {}

  /**
   * For each period of the cycle before the period of this cycle that takes its bank: the one that
   * holds at the first of the named hours at which the cycle before has the other.
   */
  static Map<String, String> pairs(
      Binding binding, Energy energy, Netting netting, CycleSpan span) {
    String name = energy.calendar();
    if (name == null) {
      return Map.of("", "");
    }
    BoundCalendar calendar = binding.calendar(name, energy.id());
    LocalDate now = weekday(span.full().from(), calendar);
    LocalDate before = weekday(binding.cycles().earlier(span.full().from(), 1), calendar);
    Map<String, String> pairs = new HashMap<>();
    for (int hour : netting.hours()) {
      pairs.putIfAbsent(at(binding, calendar, before, hour), at(binding, calendar, now, hour));
    }
    return pairs;
  }

  /** The first Monday to Friday of a cycle that is no holiday. */
  private static LocalDate weekday(LocalDate from, BoundCalendar calendar) {
    LocalDate day = from;
    while (day.getDayOfWeek().getValue() > 5 || calendar.holidays().contains(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static String at(Binding binding, BoundCalendar calendar, LocalDate day, int hour) {
    Instant instant = day.atTime(hour, 0).atZone(binding.zone()).toInstant();
    return calendar.periods().get(calendar.periodAt(day, hour * 60, instant));
  }
}
