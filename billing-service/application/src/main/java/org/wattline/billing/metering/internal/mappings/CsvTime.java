package org.wattline.billing.metering.internal.mappings;

import org.wattline.formats.csv.TimeColumn;
import org.wattline.formats.stream.TimePattern;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Size;

/** A column with a time or a part of one. */
@Doc("A column that holds a time or a part of one; the parts of several columns add up.")
public record CsvTime(
    @Flat CsvColumn column,
    @Doc(
            "Its form. Letters: `yyyy yy MM M MMM dd d HH H hh h mm m ss s a`, `f` a fraction of a second, `X` an offset or Z,"
                + " `e` and `E` seconds and milliseconds since 1970, `x` a spreadsheet's day number, `n` the number of an"
                + " interval in its day; other letters in single quotes; a part in brackets may be absent")
        @Size(min = 1, max = 80)
        String pattern) {

  public CsvTime {
    TimePattern.of(pattern);
  }

  TimeColumn timeColumn() {
    return new TimeColumn(column.column(), pattern);
  }
}
