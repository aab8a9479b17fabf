package org.wattline.rating.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.Holidays;
import org.wattline.rating.tariff.Observed;

/** The holidays of a rule, as dates. */
public final class HolidayDates {
  private HolidayDates() {}

  /**
   * The holidays in a range.
   *
   * @throws IllegalArgumentException when the library has no such country or region
   */
  public static Set<LocalDate> of(Holidays rule, LocalDateRange range) {
    Set<LocalDate> found = new HashSet<>();
    for (int year = range.from().getYear() - 1; year <= range.to().getYear() + 1; year++) {
      addLibrary(rule, year, found);
      for (MonthDay day : rule.everyYear()) {
        if (day.isValidYear(year) && rule.observed() != Observed.NEXT_FREE_WEEKDAY) {
          addObserved(day.atYear(year), rule.observed(), found);
        }
      }
      for (int days : rule.easter()) {
        found.add(easterSunday(year).plusDays(days));
      }
      for (Holidays.Floating floating : rule.floating()) {
        addFloating(floating, year, found);
      }
      if (rule.observed() == Observed.NEXT_FREE_WEEKDAY) {
        addOnFreeWeekdays(rule.everyYear(), year, found);
      }
    }
    found.removeIf(date -> rule.exceptEveryYear().contains(MonthDay.from(date)));
    found.addAll(rule.dates());
    rule.exceptDates().forEach(found::remove);
    found.removeIf(date -> !range.contains(date));
    return found;
  }

  private static void addLibrary(Holidays rule, int year, Set<LocalDate> found) {
    String country = rule.country();
    if (country == null) {
      return;
    }
    eachOf(
        country,
        rule.region(),
        year,
        (date, key, general) -> {
          if (rule.only().isEmpty() ? general : rule.only().contains(key)) {
            found.add(date);
          }
        });
  }

  /** Takes a holiday of the library, as the law has it. */
  interface Taker {
    void take(LocalDate date, String key, boolean general);
  }

  /**
   * Gives the holidays of a year, those for some people alone among them.
   *
   * @throws IllegalArgumentException when the library has no such country or region
   */
  static void eachOf(String country, List<String> region, int year, Taker taker) {
    HolidayManager library = HolidayLibrary.country(country);
    String[] parts = HolidayLibrary.region(library, country, region);
    if (country.equalsIgnoreCase("jp")) {
      JapaneseHolidays.of(year).forEach((date, key) -> taker.take(date, key, true));
      return;
    }
    String part = parts.length == 0 ? "" : "/" + parts[0];
    String place = (country + part).toLowerCase(Locale.ROOT);
    AddedHolidays.of(place, year).forEach((date, key) -> taker.take(date, key, true));
    for (Holiday holiday : library.getHolidays(Year.of(year), parts)) {
      boolean general = HolidayLaw.isGeneral(place, holiday);
      String key = holiday.getPropertiesKey();
      HolidayLaw.kept(place, year, holiday.getDate(), key)
          .ifPresent(date -> taker.take(date, key, general));
    }
  }

  private static void addObserved(LocalDate date, Observed observed, Set<LocalDate> found) {
    DayOfWeek weekday = date.getDayOfWeek();
    boolean saturday = weekday == DayOfWeek.SATURDAY;
    boolean sunday = weekday == DayOfWeek.SUNDAY;
    found.add(
        switch (observed) {
          case NONE, NEXT_FREE_WEEKDAY -> date;
          case SUNDAY_TO_MONDAY -> sunday ? date.plusDays(1) : date;
          case NEAREST_WEEKDAY -> saturday ? date.minusDays(1) : sunday ? date.plusDays(1) : date;
          case NEXT_MONDAY -> saturday ? date.plusDays(2) : sunday ? date.plusDays(1) : date;
        });
  }

  /** Those on weekdays stay; then each on a weekend goes to the next weekday that is free. */
  private static void addOnFreeWeekdays(List<MonthDay> days, int year, Set<LocalDate> found) {
    List<LocalDate> dates =
        days.stream().filter(day -> day.isValidYear(year)).map(day -> day.atYear(year)).toList();
    dates.stream().filter(date -> !isWeekend(date)).forEach(found::add);
    for (LocalDate date : dates.stream().filter(HolidayDates::isWeekend).sorted().toList()) {
      LocalDate free = date;
      while (isWeekend(free) || found.contains(free)) {
        free = free.plusDays(1);
      }
      found.add(free);
    }
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
  }

  private static void addFloating(Holidays.Floating floating, int year, Set<LocalDate> found) {
    DayOfWeek weekday = DayOfWeek.of(floating.weekday().ordinal() + 1);
    LocalDate first = LocalDate.of(year, floating.month(), 1);
    LocalDate date =
        floating.nth() < 0
            ? first.with(TemporalAdjusters.lastInMonth(weekday))
            : first.with(TemporalAdjusters.dayOfWeekInMonth(floating.nth(), weekday));
    if (date.getMonthValue() == floating.month()) {
      found.add(date);
    }
  }

  /** Western Easter Sunday, by the Gregorian computus. */
  static LocalDate easterSunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int leapless = century - century / 4;
    int moon = (leapless - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int corrected = moon - moon / 28 * (1 - 29 / (moon + 1) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + corrected + 2 - leapless) % 7;
    int days = corrected - weekday;
    int month = 3 + (days + 40) / 44;
    return LocalDate.of(year, month, days + 28 - 31 * (month / 4));
  }
}
