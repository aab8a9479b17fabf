package org.wattline.vee.estimate;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;
import org.wattline.rating.tariff.Day;

/** A standard load profile as its publisher gives it: a day for each month and kind of day. */
@Doc(
    "A standard load profile: for each month, January first, one day of working days, one of Saturdays and one of"
        + " Sundays and holidays. A day has 24, 48 or 96 numbers; only their proportions matter.")
public record StandardProfile(
    @Doc("What it is called, as `H25`") @Pattern("[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}") String code,
    @Doc("Working days, by month") @Size(min = 12, max = 12) List<List<Exact>> workday,
    @Doc("Saturdays, by month") @Size(min = 12, max = 12) List<List<Exact>> saturday,
    @Doc("Sundays and holidays, by month") @Size(min = 12, max = 12) List<List<Exact>> sunday) {
  private static final int DAY_MINUTES = 1_440;
  private static final int DECIMALS = 6;
  private static final Exact MOST = Exact.of(1_000_000);

  public StandardProfile {
    int length = workday.getFirst().size();
    if (length != 24 && length != 48 && length != 96) {
      throw new IllegalArgumentException("A day has 24, 48 or 96 numbers, not " + length);
    }
    for (List<List<Exact>> kind : List.of(workday, saturday, sunday)) {
      for (List<Exact> day : kind) {
        if (day.size() != length) {
          throw new IllegalArgumentException(
              "Each day has " + length + " numbers, and one has " + day.size());
        }
        if (day.stream().anyMatch(n -> n.signum() < 0 || n.compareTo(MOST) > 0)) {
          throw new IllegalArgumentException("A profile's numbers are from 0 to " + MOST);
        }
      }
    }
  }

  /**
   * The weight of an interval, in millionths of what the profile counts in.
   *
   * @param clockSlot intervals since midnight by the clock
   * @param seconds length of an interval
   */
  public long weight(LocalDate date, Day kind, int clockSlot, int seconds) {
    List<List<Exact>> months =
        switch (kind) {
          case SAT -> saturday;
          case SUN, HOLIDAY -> sunday;
          default -> workday;
        };
    List<Exact> day = months.get(date.getMonthValue() - 1);
    int minutes = DAY_MINUTES / day.size();
    int from = clockSlot * seconds / 60;
    int to = from + Math.max(1, seconds / 60);
    long weight = 0;
    for (int at = from - from % minutes; at < to; at += minutes) {
      int overlap = Math.min(to, at + minutes) - Math.max(from, at);
      long millionths =
          day.get(at / minutes)
              .rounded(DECIMALS, RoundingMode.HALF_EVEN)
              .movePointRight(DECIMALS)
              .longValueExact();
      weight += millionths * overlap / minutes;
    }
    return weight;
  }
}
