package org.wattline.rating.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the law of a country says otherwise of a holiday than the library calendar. Places are a
 * country, or a country and its region as {@code au/nsw}.
 */
final class HolidayLaw {
  /** Days that are no general holiday there, by the library's key. */
  private static final Map<String, Set<String>> NONE =
      Map.ofEntries(
          // California Government Code 6700
          Map.entry("us/ca", Set.of("COLUMBUS_DAY", "INDIGENOUS_PEOPLES_DAY")),
          // Texas Government Code 662.003
          Map.entry("us/tx", Set.of("CONFEDERATE", "INDIGENOUS_PEOPLES_DAY")),
          // Hawaii Revised Statutes 8-1
          Map.entry("us/hi", Set.of("JUNETEENTH", "INDIGENOUS_PEOPLES_DAY")),
          // Alaska Statutes 44.12.010
          Map.entry("us/ak", Set.of("INDIGENOUS_PEOPLES_DAY")),
          // Ohio Revised Code 1.14
          Map.entry("us/oh", Set.of("ULYSSES_S_GRANT_DAY")),
          // banks alone: Public Holidays Act 2010
          Map.entry("au/nsw", Set.of("BANK_HOLIDAY")),
          Map.entry("au/wa", Set.of("christian.EASTER_SATURDAY")),
          // Easter Tuesday is for the public service alone: Statutory Holidays Act 2000
          Map.entry(
              "au/tas",
              Set.of("christian.EASTER_SATURDAY", "christian.EASTER", "christian.EASTER_TUESDAY")),
          // a half day for those who grant it
          Map.entry("br", Set.of("christian.ASH_WEDNESDAY")),
          // Arbeitsruhegesetz, 7 (2)
          Map.entry("at", Set.of("christian.EASTER", "christian.PENTECOST")),
          // Organisation of Working Time Act 1997, second schedule
          Map.entry("ie", Set.of("christian.EASTER")),
          // Public Holidays Act 36 of 1994, schedule 1
          Map.entry("za", Set.of("christian.EASTER")),
          // Lag (1989:253) om allmänna helgdagar
          Map.entry("se", Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE", "NEW_YEARS_EVE")),
          // Kirkkolaki 652/2023, and the laws on Independence Day and on the first of May
          Map.entry("fi", Set.of("MIDSUMMER_EVE", "CHRISTMAS_EVE")),
          // Lög um helgidagafrið 32/1997 and lög um 40 stunda vinnuviku 88/1971
          Map.entry(
              "is",
              Set.of(
                  "EPIPHANY",
                  "HUSBANDS_DAY",
                  "INTERNATIONAL_WOMAN",
                  "BEER_DAY",
                  "MOTHERS_DAY",
                  "JONSMESSA",
                  "LANGUAGE_DAY",
                  "SELF_GOVERNANCE")),
          // schools alone
          Map.entry("gr", Set.of("THREE_HIERARCHS")));

  /** Days that the library takes for observances, or for those of banks, and that are general. */
  private static final Map<String, Set<String>> GENERAL =
      Map.ofEntries(
          // Employment Standards Act (New Brunswick)
          Map.entry("ca/nb", Set.of("NEW_BRUNSWICK_DAY")),
          // Massachusetts General Laws, chapter 4, section 7
          Map.entry("us/ma", Set.of("PATRIOT")),
          // Hawaii Revised Statutes 8-1
          Map.entry(
              "us/hi", Set.of("KALANIANAOLE", "christian.GOOD_FRIDAY", "KAMEHAMEHA", "STATEHOOD")),
          // Alaska Statutes 44.12.010
          Map.entry("us/ak", Set.of("SEWARD", "ALASKA")),
          // Loi sur l'emploi, 47
          Map.entry("ch/vd", Set.of("FEDERAL_DAY_THANKSGIVING_MON")),
          // Decreto legislativo concernente i giorni festivi ufficiali
          Map.entry(
              "ch/ti",
              Set.of(
                  "ST_JOSEPH",
                  "LABOUR_DAY",
                  "christian.WHIT_MONDAY",
                  "christian.CORPUS_CHRISTI",
                  "ST_PETER_PAUL")),
          // Ruhetagsgesetz of each
          Map.entry("ch/ur", Set.of("EPIPHANY", "ST_JOSEPH", "christian.WHIT_MONDAY")),
          Map.entry("ch/sz", Set.of("EPIPHANY", "christian.WHIT_MONDAY")),
          Map.entry("ch/ai", Set.of("ASSUMPTION_DAY", "ALL_SAINTS", "IMMACULATE_CONCEPTION")),
          // Loi sur les jours fériés officiels et le repos dominical, 2
          Map.entry("ch/ju", Set.of("ST_BERCHTHOLD", "ASSUMPTION_DAY", "ALL_SAINTS")));

  /** Days that were proclaimed for another than the usual one. */
  private static final Map<String, Map<LocalDate, LocalDate>> PROCLAIMED =
      Map.of(
          // the King's Birthday
          "au/wa", Map.of(LocalDate.of(2024, 9, 30), LocalDate.of(2024, 9, 23)),
          // the Friday before the Grand Final
          "au/vic", Map.of(LocalDate.of(2022, 9, 30), LocalDate.of(2022, 9, 23)));

  /** Mexico keeps these on their days: Ley Federal del Trabajo 74. */
  private static final Map<String, MonthDay> MEXICO =
      Map.of(
          "NEW_YEAR", MonthDay.of(1, 1),
          "LABOUR_DAY", MonthDay.of(5, 1),
          "INDEPENDENCE_DAY", MonthDay.of(9, 16),
          "CHRISTMAS", MonthDay.of(12, 25));

  /** On a Saturday these stay: California Government Code 6701. */
  private static final Map<String, MonthDay> CALIFORNIA =
      Map.of(
          "NEW_YEAR", MonthDay.of(1, 1),
          "CESAR_CHAVEZ", MonthDay.of(3, 31),
          "JUNETEENTH", MonthDay.of(6, 19),
          "INDEPENDENCE_DAY", MonthDay.of(7, 4),
          "CHRISTMAS", MonthDay.of(12, 25));

  private HolidayLaw() {}

  /** Whether a holiday of the library is one for everybody there. */
  static boolean isGeneral(String place, Holiday holiday) {
    return holiday.getType() == HolidayType.PUBLIC_HOLIDAY
        || GENERAL.getOrDefault(place, Set.of()).contains(holiday.getPropertiesKey());
  }

  /**
   * The day on which a holiday of the library is kept; nothing where it is none.
   *
   * @param place the country and its region, as {@code au/nsw}
   * @param year the year whose holiday it is
   */
  static Optional<LocalDate> kept(String place, int year, LocalDate date, String key) {
    String country = place.substring(0, 2);
    if (NONE.getOrDefault(place, Set.of()).contains(key)
        || NONE.getOrDefault(country, Set.of()).contains(key)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (country) {
          case "us" -> inTheUnitedStates(place, year, date, key);
          case "mx" -> inMexico(year, date, key);
          case "nz" -> inNewZealand(place, year, date, key);
          case "au" -> PROCLAIMED.getOrDefault(place, Map.of()).getOrDefault(date, date);
          // by the Orthodox Easter; the library goes by the other
          case "cy" -> key.startsWith("christian.") ? byOrthodoxEaster(year, date) : date;
          default -> date;
        });
  }

  private static LocalDate byOrthodoxEaster(int year, LocalDate date) {
    LocalDate western = HolidayDates.easterSunday(year);
    return date.plusDays(ChronoUnit.DAYS.between(western, AddedHolidays.orthodoxEaster(year)));
  }

  private static LocalDate inTheUnitedStates(String place, int year, LocalDate date, String key) {
    // the day after the fourth Thursday, by whatever name; the library has the fourth Friday
    if (date.equals(LocalDate.of(year, 11, 22)) && date.getDayOfWeek() == DayOfWeek.FRIDAY) {
      return date.plusDays(7);
    }
    MonthDay fixed = CALIFORNIA.get(key);
    if (place.equals("us/ca")
        && fixed != null
        && fixed.atYear(year).getDayOfWeek() == DayOfWeek.SATURDAY) {
      return fixed.atYear(year);
    }
    // Alaska Statutes 44.12.020 and 44.12.025
    if (key.equals("ALASKA")) {
      return switch (date.getDayOfWeek()) {
        case SATURDAY -> date.minusDays(1);
        case SUNDAY -> date.plusDays(1);
        default -> date;
      };
    }
    return date;
  }

  private static LocalDate inMexico(int year, LocalDate date, String key) {
    if (key.equals("GOVERNMENT_CHANGE")) {
      // Constitución 83: since 2024 the term begins in October
      return year < 2024 ? LocalDate.of(year, 12, 1) : LocalDate.of(year, 10, 1);
    }
    MonthDay fixed = MEXICO.get(key);
    return fixed == null ? date : fixed.atYear(year);
  }

  private static LocalDate inNewZealand(String place, int year, LocalDate date, String key) {
    // a Sunday moves past the Monday that is a holiday itself: Holidays Act 2003, 45
    if (key.equals("CHRISTMAS") && isSunday(LocalDate.of(year, 12, 25))) {
      return LocalDate.of(year, 12, 27);
    }
    if (key.equals("NEW_YEAR") && isSunday(LocalDate.of(year, 1, 1))) {
      return LocalDate.of(year, 1, 3);
    }
    // Show Day, the second Friday after the first Tuesday; the library has that of the south
    if (place.equals("nz/can") && key.equals("CANTERBURY_SOUTH_ANNIVERSARY")) {
      return AddedHolidays.nth(year, 11, 1, DayOfWeek.TUESDAY).plusDays(10);
    }
    return date;
  }

  private static boolean isSunday(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
