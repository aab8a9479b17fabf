package org.wattline.formats;

/** Why records of a readable document cannot be used. The names are stable codes. */
public enum RejectionReason {
  BAD_NUMBER,
  BAD_TIME,
  /** A local time that the clock skips in spring, where the mapping does not say what it means. */
  TIME_DOES_NOT_EXIST,
  BAD_INTERVAL,
  MISSING_FIELD,
  UNKNOWN_QUALITY,
  UNKNOWN_UNIT,
  UNKNOWN_CODE,
  OUT_OF_RANGE,
  /** The record does not say, or the document does not resolve, which series it belongs to. */
  NO_SERIES,
  /** The record's form is not its format's. */
  MALFORMED
}
