package org.wattline.rating.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

/**
 * Japan's holidays since 2000, by the Act on National Holidays (Act No. 178 of 1948) with its
 * amendments: the library lacks the equinoxes, the substitute holidays and the days between two
 * holidays, and keeps the former Emperor's birthday.
 *
 * <p>The equinoxes follow from the mean tropical year; the Cabinet Office publishes the same days
 * each February for the year after.
 */
final class JapaneseHolidays {
  private static final int EPOCH = 1980;
  private static final double TROPICAL_DRIFT = 0.242194;
  private static final double SPRING = 20.8431;
  private static final double AUTUMN = 23.2488;

  private final int year;
  private final TreeMap<LocalDate, String> days = new TreeMap<>();

  private JapaneseHolidays(int year) {
    this.year = year;
  }

  /** The holidays of a year, with keys as the library has them. */
  static Map<LocalDate, String> of(int year) {
    JapaneseHolidays holidays = new JapaneseHolidays(year);
    holidays.fixed();
    holidays.movable();
    holidays.accession();
    holidays.between();
    holidays.substitutes();
    return holidays.days;
  }

  private void on(int month, int day, String key) {
    days.put(LocalDate.of(year, month, day), key);
  }

  private void monday(int month, int nth, String key) {
    days.put(
        LocalDate.of(year, month, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY)),
        key);
  }

  private void fixed() {
    on(1, 1, "NEW_YEAR");
    on(2, 11, "FOUNDATION");
    if (year >= 2020) {
      on(2, 23, "EMPERORS_BIRTHDAY");
    } else if (year <= 2018) {
      on(12, 23, "EMPERORS_BIRTHDAY");
    }
    on(3, equinox(SPRING), "VERNAL_EQUINOX");
    on(4, 29, year >= 2007 ? "SHOWA_DAY" : "GREENERY_DAY");
    on(5, 3, "CONSTITUTION_DAY");
    if (year >= 2007) {
      on(5, 4, "GREENERY_DAY");
    }
    on(5, 5, "CHILDRENS_DAY");
    on(9, equinox(AUTUMN), "AUTUMNAL_EQUINOX");
    on(11, 3, "CULTURE_DAY");
    on(11, 23, "LABOUR_DAY");
  }

  private int equinox(double base) {
    int past = year - EPOCH;
    return (int) (base + TROPICAL_DRIFT * past) - past / 4;
  }

  private void movable() {
    monday(1, 2, "COMING_OF_AGE");
    if (year >= 2003) {
      monday(9, 3, "RESPECT_AGED_DAY");
    } else {
      on(9, 15, "RESPECT_AGED_DAY");
    }
    switch (year) {
      // the Act on special measures for the games in Tokyo moved three days twice
      case 2020 -> summer(23, 24, 10);
      case 2021 -> summer(22, 23, 8);
      default -> {
        if (year >= 2003) {
          monday(7, 3, "NAVY_DAY");
        } else {
          on(7, 20, "NAVY_DAY");
        }
        monday(10, 2, "HEALTH_SPORTS");
        if (year >= 2016) {
          on(8, 11, "MOUNTAIN_DAY");
        }
      }
    }
  }

  private void summer(int marine, int sports, int mountain) {
    on(7, marine, "NAVY_DAY");
    on(7, sports, "HEALTH_SPORTS");
    on(8, mountain, "MOUNTAIN_DAY");
  }

  private void accession() {
    if (year == 2019) {
      on(5, 1, "ACCESSION");
      on(10, 22, "ENTHRONEMENT");
    }
  }

  /** A day between two holidays is one. */
  private void between() {
    for (LocalDate day : days.keySet().toArray(LocalDate[]::new)) {
      LocalDate next = day.plusDays(1);
      if (days.containsKey(day.plusDays(2)) && next.getDayOfWeek() != DayOfWeek.SUNDAY) {
        days.putIfAbsent(next, "CITIZENS_HOLIDAY");
      }
    }
  }

  /** A holiday on a Sunday moves the rest to the next day that is none. */
  private void substitutes() {
    for (Map.Entry<LocalDate, String> each : Map.copyOf(days).entrySet()) {
      if (each.getKey().getDayOfWeek() == DayOfWeek.SUNDAY) {
        LocalDate next = each.getKey().plusDays(1);
        // before 2007 a Monday that was a holiday itself gave no other day
        while (days.containsKey(next) && year >= 2007) {
          next = next.plusDays(1);
        }
        days.putIfAbsent(next, each.getValue());
      }
    }
  }
}
