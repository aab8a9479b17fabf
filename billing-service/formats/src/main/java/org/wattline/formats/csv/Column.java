package org.wattline.formats.csv;

import java.util.List;

/**
 * A column, by its name in the header or by its position.
 *
 * @param names the header texts that it goes by, compared without case and surrounding blanks;
 *     empty for a column by position
 * @param occurrence which of several columns of that name, from 1
 * @param index its position from 0, where it has no name
 */
public record Column(List<String> names, int occurrence, int index) {

  public Column {
    names = List.copyOf(names);
    if (names.isEmpty() ? index < 0 : occurrence < 1) {
      throw new IllegalArgumentException("a column has a name or a position");
    }
  }

  /** A column by any of its names. */
  public static Column named(String... names) {
    return new Column(List.of(names), 1, -1);
  }

  /** The nth column of a name that occurs several times. */
  public static Column nth(int occurrence, String name) {
    return new Column(List.of(name), occurrence, -1);
  }

  /** A column by its position from 0. */
  public static Column at(int index) {
    return new Column(List.of(), 1, index);
  }

  @Override
  public String toString() {
    String text = names.isEmpty() ? "column " + (index + 1) : String.join("/", names);
    return occurrence > 1 ? text + " no. " + occurrence : text;
  }
}
