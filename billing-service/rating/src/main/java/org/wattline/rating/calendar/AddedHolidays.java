package org.wattline.rating.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holidays by law or decree that the library calendar lacks, with keys as it would have them. */
final class AddedHolidays {
  /** A day that was decreed once. */
  private record Once(LocalDate date, String key) {
    static Once of(String date, String key) {
      return new Once(LocalDate.parse(date), key);
    }
  }

  private static final Map<String, List<Once>> DECREED =
      Map.of(
          // the late Queen, proclaimed by the Commonwealth and every state and territory
          "au", List.of(Once.of("2022-09-22", "NATIONAL_DAY_OF_MOURNING")),
          // statutory instrument under the Organisation of Working Time Act 1997
          "ie", List.of(Once.of("2022-03-18", "REMEMBRANCE")),
          // Ustawa z dnia 7 listopada 2018 r.
          "pl", List.of(Once.of("2018-11-12", "INDEPENDENCE_DAY")),
          // proclamations under the Public Holidays Act 36 of 1994, 2A
          "za", List.of(Once.of("2022-12-27", "DECREED"), Once.of("2023-12-15", "DECREED")));

  private AddedHolidays() {}

  /**
   * The holidays that a place has beside those of the library.
   *
   * @param place the country, or the country and its region as {@code au/nsw}
   */
  static Map<LocalDate, String> of(String place, int year) {
    Map<LocalDate, String> days = new HashMap<>();
    String country = place.substring(0, 2);
    for (String each : List.of(country, place)) {
      for (Once once : DECREED.getOrDefault(each, List.of())) {
        if (once.date().getYear() == year) {
          days.put(once.date(), once.key());
        }
      }
    }
    switch (country) {
      // Darbo kodeksas 123; the library has Christmas Eve a day late
      case "lt" -> days.put(LocalDate.of(year, 12, 24), "CHRISTMAS_EVE");
      case "is" -> inIceland(year, days);
      default -> {}
    }
    switch (place) {
      // 5 U.S.C. 6103 (a); the library has it in some of the states alone
      case "us" -> days.put(nth(year, 10, 2, DayOfWeek.MONDAY), "COLUMBUS_DAY");
      // Maine Revised Statutes, title 4, 1051
      case "us/me" -> days.put(nth(year, 4, 3, DayOfWeek.MONDAY), "PATRIOT");
      // the province of Nelson was one with what is Tasman
      case "nz/tas" -> days.put(mondayNearest(LocalDate.of(year, 2, 1)), "NELSON_ANNIVERSARY");
      default -> {}
    }
    return days;
  }

  /** Lög um helgidagafrið 32/1997 and lög um 40 stunda vinnuviku 88/1971. */
  private static void inIceland(int year, Map<LocalDate, String> days) {
    LocalDate easter = HolidayDates.easterSunday(year);
    days.put(easter.minusDays(3), "christian.MAUNDY_THURSDAY");
    days.put(easter.minusDays(2), "christian.GOOD_FRIDAY");
    days.put(easter.plusDays(39), "christian.ASCENSION_DAY");
    days.put(easter.plusDays(49), "christian.WHIT_SUNDAY");
    days.put(easter.plusDays(50), "christian.WHIT_MONDAY");
  }

  static LocalDate nth(int year, int month, int nth, DayOfWeek weekday) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
  }

  private static LocalDate mondayNearest(LocalDate date) {
    return date.minusDays(3).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  /** Easter Sunday of the Orthodox churches, from 1900 to 2099. */
  static LocalDate orthodoxEaster(int year) {
    int moon = (19 * (year % 19) + 15) % 30;
    int weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    // by the Julian calendar, which is thirteen days behind
    return LocalDate.of(year, 3, 22).plusDays((long) moon + weekday + 13);
  }
}
