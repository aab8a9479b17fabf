package org.wattline.formats;

/**
 * Something a person should know about a document that was read all the same.
 *
 * @param place where it is
 * @param kind the code
 * @param sentence what it is
 */
public record Remark(Place place, Kind kind, String sentence) {

  /** What a remark is about. */
  public enum Kind {
    /** A count or total that the document states is not what it holds. */
    COUNT_DIFFERS,
    /** A checksum is absent where the format's version has none. */
    NO_CHECKSUM,
    /** Local times of the hour that does not exist were read as the hour after. */
    CLOCK_CHANGE,
    /** Parts of the document are no meter data and were passed over. */
    PASSED_OVER,
    /** Something unusual that does not touch the values. */
    UNUSUAL
  }
}
