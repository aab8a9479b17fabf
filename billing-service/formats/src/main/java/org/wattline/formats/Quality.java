package org.wattline.formats;

/**
 * How far a value may be trusted, in one vocabulary for all formats. The operator's own code is
 * kept beside it in {@link QualityMark}.
 */
public enum Quality {
  /** Measured, and checked by the operator. */
  VALIDATED,
  /**
   * Measured; nobody says that it was checked. Also the reading of a source that gives no quality.
   */
  MEASURED,
  /** Measured but announced as not final. */
  PROVISIONAL,
  /** Computed by the operator in place of a value that may still come. */
  ESTIMATED,
  /** Computed by the operator in place of a value that will not come, or corrected by agreement. */
  SUBSTITUTED,
  /**
   * The operator says that there is no value; {@link IntervalBlock#NO_VALUE} stands in its place.
   */
  MISSING,
  /** Given, and marked as wrong by the operator. */
  INVALID
}
