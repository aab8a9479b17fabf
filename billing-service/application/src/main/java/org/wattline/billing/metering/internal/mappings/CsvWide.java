package org.wattline.billing.metering.internal.mappings;

import org.jspecify.annotations.Nullable;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.Length;
import org.wattline.formats.csv.Wide;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** Many values of one day side by side. */
@Doc("Many values of one day side by side in a row; they go on to the end of the row.")
public record CsvWide(
    @Flat CsvColumn first,
    @Doc(
            "Whether the header names the start or the end of each interval, or the values are counted from midnight")
        Wide.Labels labels,
    @Doc(
            "The form of the header's times, or of their beginning, with the letters of a time; only with labels `start` and `end`")
        @Size(min = 1, max = 40)
        @Nullable String pattern,
    @Doc("The length of an interval: a day is a whole number of them") CsvInterval interval,
    @Doc("The unit of the values") CsvUnit unit,
    @Doc("What a number means") @Default("\"quantity\"") SeriesKind kind,
    @Doc("Columns from one value to the next: 2 where each is followed by its quality")
        @Default("1")
        @Range(min = "1", max = "10")
        int stride,
    @Doc("Columns from a value to its quality; 0 where no quality stands beside it")
        @Default("0")
        @Range(min = "0", max = "9")
        int qualityOffset) {

  public CsvWide {
    if ((labels == Wide.Labels.ELAPSED) != (pattern == null)) {
      throw new IllegalArgumentException(
          "A pattern goes with the labels start and end, and only with them");
    }
    if (kind != SeriesKind.QUANTITY && kind != SeriesKind.AVERAGE_RATE) {
      throw new IllegalArgumentException("Wide values are a quantity or an average-rate");
    }
    wide(first, labels, pattern, interval, stride, qualityOffset);
  }

  private static Wide wide(
      CsvColumn first,
      Wide.Labels labels,
      @Nullable String pattern,
      CsvInterval interval,
      int stride,
      int qualityOffset) {
    if (!(interval.length() instanceof Length.Seconds length)) {
      throw new IllegalArgumentException("The interval of a wide file is a duration, as PT15M");
    }
    return new Wide(
        first.column(),
        labels,
        pattern == null ? "" : pattern,
        length.seconds(),
        stride,
        qualityOffset);
  }

  void to(CsvMapping.Builder mapping) {
    mapping.wide(wide(first, labels, pattern, interval, stride, qualityOffset), unit.unit(), kind);
  }
}
