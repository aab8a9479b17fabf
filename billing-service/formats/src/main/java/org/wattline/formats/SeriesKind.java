package org.wattline.formats;

/** What a number of a series means. */
public enum SeriesKind {
  /** A quantity during each interval; quantities add up. */
  QUANTITY,
  /**
   * A mean rate during each interval (kW over the quarter-hour); times the hours it is a quantity.
   */
  AVERAGE_RATE,
  /** The count on a register; the quantity is the difference of two. */
  CUMULATIVE,
  /** The highest mean rate since the last reset, with the moment when it was reached. */
  MAXIMUM_DEMAND,
  /** A state at a moment (voltage, power factor, temperature); never billed as a quantity. */
  INSTANTANEOUS,
  /** Money per unit, for series of prices. */
  PRICE
}
