package org.wattline.billing.metering.internal.mappings;

import java.time.Duration;
import org.wattline.formats.csv.Length;
import org.wattline.rating.json.Textual;

/** The length of an interval as ISO 8601 writes it: of the clock, or of the calendar. */
@Textual(pattern = "PT([0-9]{1,3}H)?([0-9]{1,4}M)?([0-9]{1,5}S)?|P1[DWMY]", example = "PT15M, P1D")
public record CsvInterval(String text, Length length) {

  /**
   * @throws IllegalArgumentException for a duration of 0 or of more than a day
   */
  public static CsvInterval parse(String text) {
    Length length =
        switch (text) {
          case "P1D" -> new Length.Calendar(Length.Period.DAY);
          case "P1W" -> new Length.Calendar(Length.Period.WEEK);
          case "P1M" -> new Length.Calendar(Length.Period.MONTH);
          case "P1Y" -> new Length.Calendar(Length.Period.YEAR);
          default -> new Length.Seconds((int) Duration.parse(text).toSeconds());
        };
    return new CsvInterval(text, length);
  }

  @Override
  public String toString() {
    return text;
  }
}
