package org.wattline.formats;

/**
 * A quality and where it comes from.
 *
 * @param quality the shared word
 * @param code the operator's own code as given (NEM12 {@code S14}, Fluvius {@code Geschat}, MSCONS
 *     {@code 67}); empty where the source gives none
 * @param detail reason or method as given (NEM12 reason code and description, ESPI event); empty
 *     where none
 */
public record QualityMark(Quality quality, String code, String detail) {

  /** A measured value of a source that gives no quality. */
  public static final QualityMark MEASURED = new QualityMark(Quality.MEASURED, "", "");

  /** No value, of a source that says so by leaving the field empty. */
  public static final QualityMark MISSING = new QualityMark(Quality.MISSING, "", "");

  /** A quality with the operator's code. */
  public static QualityMark of(Quality quality, String code) {
    return new QualityMark(quality, code, "");
  }
}
