package org.wattline.rating.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the law of a country says otherwise than the library calendar. */
final class HolidayLaw {
  /** Days that are no general holiday there, by country and region and the library's key. */
  private static final Map<String, Set<String>> NONE =
      Map.of(
          // California Government Code 6700
          "us/ca", Set.of("COLUMBUS_DAY"),
          // banks alone: Public Holidays Act 2010
          "au/nsw", Set.of("BANK_HOLIDAY"),
          "au/wa", Set.of("christian.EASTER_SATURDAY"),
          // Easter Tuesday is for the public service alone: Statutory Holidays Act 2000
          "au/tas",
              Set.of("christian.EASTER_SATURDAY", "christian.EASTER", "christian.EASTER_TUESDAY"),
          // a half day for those who grant it
          "br", Set.of("christian.ASH_WEDNESDAY"));

  /** Mexico keeps these on their days: Ley Federal del Trabajo 74. */
  private static final Map<String, MonthDay> MEXICO =
      Map.of(
          "NEW_YEAR", MonthDay.of(1, 1),
          "LABOUR_DAY", MonthDay.of(5, 1),
          "INDEPENDENCE_DAY", MonthDay.of(9, 16),
          "CHRISTMAS", MonthDay.of(12, 25));

  private HolidayLaw() {}

  /**
   * The day on which a holiday of the library is kept; nothing where it is none.
   *
   * @param place the country and its region, as {@code au/nsw}
   * @param year the year whose holiday it is
   */
  static Optional<LocalDate> kept(String place, int year, LocalDate date, String key) {
    if (NONE.getOrDefault(place, Set.of()).contains(key)) {
      return Optional.empty();
    }
    String country = place.substring(0, 2);
    MonthDay fixed = MEXICO.get(key);
    if (country.equals("mx") && fixed != null) {
      return Optional.of(fixed.atYear(year));
    }
    // the day after the fourth Thursday, by whatever name; the library has the fourth Friday
    if (country.equals("us") && date.equals(LocalDate.of(year, 11, 22)) && isFriday(date)) {
      return Optional.of(date.plusDays(7));
    }
    // a Sunday moves past the Monday that is a holiday itself: Holidays Act 2003, 45
    if (country.equals("nz") && key.equals("CHRISTMAS") && isSunday(LocalDate.of(year, 12, 25))) {
      return Optional.of(LocalDate.of(year, 12, 27));
    }
    if (country.equals("nz") && key.equals("NEW_YEAR") && isSunday(LocalDate.of(year, 1, 1))) {
      return Optional.of(LocalDate.of(year, 1, 3));
    }
    return Optional.of(date);
  }

  private static boolean isFriday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.FRIDAY;
  }

  private static boolean isSunday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
