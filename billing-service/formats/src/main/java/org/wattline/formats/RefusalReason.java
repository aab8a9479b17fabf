package org.wattline.formats;

/** Why a document is refused as a whole. The names are stable codes. */
public enum RefusalReason {
  /** The first bytes are of no format known here. */
  UNKNOWN_FORMAT,
  /** The format is known; this version or message type of it is not. */
  UNKNOWN_VERSION,
  /** Well understood, and not meter data (APERAK, a contract's details, an error answer). */
  NOT_METER_DATA,
  /** The document breaks its format's own rules. */
  MALFORMED,
  /** It ends before its end. */
  TRUNCATED,
  /** It announces more than it holds. */
  COUNT_MISMATCH,
  CHECKSUM_MISMATCH,
  /** It is larger, deeper or more nested than the limits allow. */
  LIMIT_EXCEEDED,
  /** It tries something that no honest meter file does: entities, bombs, encryption. */
  UNSAFE,
  /** It needs something from the caller that was not given: a mapping, a zone. */
  NEEDS_SETTING
}
