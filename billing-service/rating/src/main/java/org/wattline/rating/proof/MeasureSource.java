package org.wattline.rating.proof;

import org.wattline.rating.json.Doc;

/** Where a measurement came from. */
public enum MeasureSource {
  @Doc("Interval values")
  INTERVALS,
  @Doc("Register totals; where they reach beyond the range, by days")
  REGISTERS
}
