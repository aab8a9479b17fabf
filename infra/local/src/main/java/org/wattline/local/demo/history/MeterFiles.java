package org.wattline.local.demo.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes from the meters, week after week, and what does not: one household's month is only
 * estimated at first, the values come weeks after its bill; another's meter falls silent.
 */
final class MeterFiles {
  private static final int ESTIMATED = 6;
  private static final int SILENT_FROM_DAY = 20;
  private static final int LATE_DAY = 17;
  private static final double ESTIMATE = 0.7;

  /** What nobody believes at first: so many times the usual, and it was right. */
  private static final double PARTY = 7;

  /** A day on which a household uses far more than it does, and how many days ago. */
  private record Odd(int household, int daysAgo) {}

  private static final List<Odd> ODD =
      List.of(
          new Odd(10, 4),
          new Odd(12, 9),
          new Odd(8, 16),
          new Odd(11, 38),
          new Odd(13, 66),
          new Odd(7, 101));

  /** Before that nothing is known that a day could be odd by. */
  private static final int KNOWN_DAYS = 45;

  private final Readings readings;
  private final Timeline timeline;
  private final List<Household> households;

  /** The month of which there are estimates first; below 0 for none. */
  private final int estimated;

  /**
   * @param estimates whether one household's month is estimated
   */
  MeterFiles(Readings readings, Timeline timeline, List<Household> households, boolean estimates) {
    this.readings = readings;
    this.timeline = timeline;
    this.households = households;
    this.estimated =
        estimates && timeline.months() > 1 && households.size() > ESTIMATED
            ? timeline.months() - 2
            : -1;
  }

  /**
   * Delivers what comes in on a day: the values of the days since the last files came.
   *
   * @return how many values were taken
   */
  long deliver(LocalDate since, LocalDate day) {
    List<Household> regular = new ArrayList<>(households);
    long values = 0;
    if (estimated >= 0) {
      Household late = households.get(ESTIMATED);
      regular.remove(late);
      LocalDate from = timeline.month(estimated);
      LocalDate to = timeline.month(estimated + 1);
      if (day.equals(timeline.issuedOn(estimated))) {
        values += readings.deliverOne(file(from, "-estimated"), late, from, to, "E", ESTIMATE);
      }
      values += one(late, since, earlier(day, from), "-before");
      values += one(late, later(since, to), day, "-after");
      if (day.equals(to.withDayOfMonth(LATE_DAY))) {
        values += readings.deliverOne(file(from, "-late"), late, from, to, "V", 1);
      }
    }
    if (households.size() > History.SILENT) {
      Household silent = households.get(History.SILENT);
      regular.remove(silent);
      values += one(silent, since, earlier(day, silentFrom()), "-part");
    }
    values += readings.deliver(file(day, ""), regular, since, day);
    for (Odd odd : ODD) {
      LocalDate on = timeline.today().minusDays(odd.daysAgo());
      if (odd.household() < households.size()
          && !on.isBefore(timeline.start().plusDays(KNOWN_DAYS))
          && !on.isBefore(since)
          && on.isBefore(day)) {
        values +=
            readings.deliverDay(file(on, "-again"), households.get(odd.household()), on, PARTY);
      }
    }
    return values;
  }

  private LocalDate silentFrom() {
    return timeline.month(timeline.months() - 1).withDayOfMonth(SILENT_FROM_DAY);
  }

  private long one(Household household, LocalDate from, LocalDate to, String what) {
    return from.isBefore(to) ? readings.deliver(file(to, what), List.of(household), from, to) : 0;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static String file(LocalDate day, String what) {
    return "readings-" + day + what + ".csv";
  }
}
