package org.wattline.formats.stream;

/** Dates as days since 1970-01-01, without objects. */
public final class CivilDays {

  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int DAYS_IN_400_YEARS = 146_097;
  private static final int DAYS_FROM_0000_MARCH = 719_468;

  private CivilDays() {}

  /** Whether the Gregorian calendar has the day. */
  public static boolean exists(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    return day <= LENGTHS[month - 1] || (month == 2 && day == 29 && isLeap(year));
  }

  private static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01 of a day that exists, counted in years that start in March. */
  public static long of(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int monthFromMarch = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_IN_400_YEARS + dayOfEra - DAYS_FROM_0000_MARCH;
  }
}
