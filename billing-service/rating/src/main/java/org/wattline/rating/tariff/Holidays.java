package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** Which days are holidays, and what they count as. */
@Doc(
    "Which days are holidays: a library calendar by country and region, days of the calendar's own, less"
        + " exceptions; and what they count as.")
public record Holidays(
    @Doc("ISO 3166-1 country of the library calendar") @Pattern("[A-Za-z]{2}")
        @Nullable String country,
    @Doc(
            "Subdivisions below the country, by the second part of ISO 3166-2, then further, as [\"by\"]")
        @Default("[]")
        @Size(max = 4)
        @Pattern("[A-Za-z0-9_-]{1,20}")
        List<String> region,
    @Doc("Only these holidays of the library calendar, by its keys, as `CHRISTMAS`; all when empty")
        @Default("[]")
        @Size(max = 100)
        List<String> only,
    @Doc("Holidays on the same day of every year") @Default("[]") @Size(max = 100)
        List<MonthDay> everyYear,
    @Doc("Holidays so many days after western Easter Sunday; negative before")
        @Default("[]")
        @Size(max = 50)
        List<Integer> easter,
    @Doc("Holidays on a certain weekday of a month") @Default("[]") @Size(max = 50)
        List<Floating> floating,
    @Doc("Single days") @Default("[]") @Size(max = 1000) List<LocalDate> dates,
    @Doc("Days of every year that are no holidays after all") @Default("[]") @Size(max = 100)
        List<MonthDay> exceptEveryYear,
    @Doc("Single days that are no holidays after all") @Default("[]") @Size(max = 1000)
        List<LocalDate> exceptDates,
    @Doc("Where holidays of `everyYear` move when they fall on a weekend") @Default("\"none\"")
        Observed observed,
    @Doc("The day that a holiday counts as; `holiday` for a kind of its own") @Default("\"sun\"")
        Day countAs) {
  public Holidays {
    if (countAs == Day.WEEKDAY || countAs == Day.WEEKEND) {
      throw new IllegalArgumentException("A holiday counts as one day: mon to sun, or holiday");
    }
    if (easter.stream().anyMatch(days -> days < -366 || days > 366)) {
      throw new IllegalArgumentException("Days after Easter are -366 to 366");
    }
  }

  /** A weekday of a month. */
  @Doc(
      "A holiday on a weekday of a month: the fourth Thursday of November, the last Monday of May.")
  public record Floating(
      @Doc("1 to 12") @Range(min = "1", max = "12") int month,
      @Doc("mon to sun") Day weekday,
      @Doc("1 for the first, up to 5; -1 for the last") @Range(min = "-1", max = "5") int nth) {
    public Floating {
      if (nth == 0) {
        throw new IllegalArgumentException("nth is 1 to 5, or -1 for the last");
      }
      if (weekday.ordinal() > Day.SUN.ordinal()) {
        throw new IllegalArgumentException("weekday is mon to sun");
      }
    }
  }
}
