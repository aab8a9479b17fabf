package org.wattline.formats.csv;

import org.wattline.formats.stream.TimePattern;

/**
 * A column that holds a time or a part of one; the parts of several columns add up.
 *
 * @param column the column
 * @param pattern its form, see {@link TimePattern}
 */
public record TimeColumn(Column column, String pattern) {

  public TimeColumn {
    TimePattern.of(pattern);
  }

  public static TimeColumn of(String pattern, String... names) {
    return new TimeColumn(Column.named(names), pattern);
  }
}
