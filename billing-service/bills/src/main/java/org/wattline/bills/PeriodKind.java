package org.wattline.bills;

/** What is billed on a period. */
public enum PeriodKind {
  /** What was used and what time cost. */
  USAGE,
  /** A month's advance. */
  ADVANCE
}
