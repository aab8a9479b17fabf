package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.time.MonthDay;
import org.wattline.rating.json.Textual;

/**
 * Days of every year, both ends included; it may run over the new year.
 *
 * @param first the first day
 * @param last the last day
 */
@Textual(pattern = "[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}", example = "06-01/09-30")
public record Season(MonthDay first, MonthDay last) {
  /** Reads {@code 06-01/09-30}. */
  public static Season parse(String text) {
    return new Season(
        MonthDay.parse("--" + text.substring(0, 5)), MonthDay.parse("--" + text.substring(6)));
  }

  public boolean contains(LocalDate date) {
    MonthDay day = MonthDay.from(date);
    boolean afterFirst = day.compareTo(first) >= 0;
    boolean beforeLast = day.compareTo(last) <= 0;
    return first.compareTo(last) <= 0 ? afterFirst && beforeLast : afterFirst || beforeLast;
  }

  @Override
  public String toString() {
    return first.toString().substring(2) + "/" + last.toString().substring(2);
  }
}
