package org.wattline.formats;

/**
 * Where in a document something is.
 *
 * @param unit what is counted
 * @param number the ordinal of that thing, from 1; 0 for the document as a whole
 * @param column the column or field within it, from 1; 0 where it says nothing
 * @param path what a person looks for there: a column's name, an element's path, a segment's tag;
 *     may be empty
 */
public record Place(Unit unit, long number, int column, String path) {

  /** The document as a whole. */
  public static final Place DOCUMENT = new Place(Unit.DOCUMENT, 0, 0, "");

  /** What a place's number counts. */
  public enum Unit {
    DOCUMENT,
    LINE,
    SEGMENT,
    /** The nth value of the document, in formats where lines mean nothing. */
    RECORD
  }

  public static Place line(long number) {
    return new Place(Unit.LINE, number, 0, "");
  }

  public static Place line(long number, int column, String path) {
    return new Place(Unit.LINE, number, column, path);
  }

  public static Place segment(long number, String tag) {
    return new Place(Unit.SEGMENT, number, 0, tag);
  }

  public static Place record(long number, String path) {
    return new Place(Unit.RECORD, number, 0, path);
  }

  @Override
  public String toString() {
    if (unit == Unit.DOCUMENT) {
      return path.isEmpty() ? "document" : path;
    }
    StringBuilder text = new StringBuilder(unit.name().toLowerCase(java.util.Locale.ROOT));
    text.append(' ').append(number);
    if (column > 0) {
      text.append(", column ").append(column);
    }
    if (!path.isEmpty()) {
      text.append(" (").append(path).append(')');
    }
    return text.toString();
  }
}
