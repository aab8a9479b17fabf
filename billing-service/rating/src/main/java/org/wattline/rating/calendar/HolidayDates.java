package org.wattline.rating.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
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
        if (day.isValidYear(year)) {
          addObserved(day.atYear(year), rule.observed(), found);
        }
      }
      for (int days : rule.easter()) {
        found.add(easterSunday(year).plusDays(days));
      }
      for (Holidays.Floating floating : rule.floating()) {
        addFloating(floating, year, found);
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
    HolidayManager library = library(country, rule.region());
    for (Holiday holiday :
        library.getHolidays(Year.of(year), rule.region().toArray(String[]::new))) {
      boolean meant =
          rule.only().isEmpty()
              ? holiday.getType() == HolidayType.PUBLIC_HOLIDAY
              : rule.only().contains(holiday.getPropertiesKey());
      if (meant) {
        found.add(holiday.getDate());
      }
    }
  }

  private static HolidayManager library(String country, List<String> region) {
    String code = country.toLowerCase(Locale.ROOT);
    boolean known =
        HolidayManager.getSupportedCalendarCodes().stream().anyMatch(code::equalsIgnoreCase);
    if (!known) {
      throw new IllegalArgumentException("The holiday library has no country '" + country + "'");
    }
    HolidayManager library = HolidayManager.getInstance(ManagerParameters.create(code));
    var level = library.getCalendarHierarchy();
    for (String part : region) {
      level = level.getChildren().get(part);
      if (level == null) {
        throw new IllegalArgumentException(
            "The holiday library has no region '" + String.join("/", region) + "' in " + country);
      }
    }
    return library;
  }

  private static void addObserved(LocalDate date, Observed observed, Set<LocalDate> found) {
    DayOfWeek weekday = date.getDayOfWeek();
    boolean saturday = weekday == DayOfWeek.SATURDAY;
    boolean sunday = weekday == DayOfWeek.SUNDAY;
    found.add(
        switch (observed) {
          case NONE -> date;
          case SUNDAY_TO_MONDAY -> sunday ? date.plusDays(1) : date;
          case NEAREST_WEEKDAY -> saturday ? date.minusDays(1) : sunday ? date.plusDays(1) : date;
          case NEXT_MONDAY -> saturday ? date.plusDays(2) : sunday ? date.plusDays(1) : date;
        });
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
