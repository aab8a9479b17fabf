package org.wattline.formats;

/** Which way it flows, seen from the customer. */
public enum Direction {
  /** From the grid to the customer: consumption, offtake. */
  IMPORT,
  /** From the customer to the grid: injection, feed-in. */
  EXPORT,
  /** Import less export. */
  NET,
  /** Produced behind the meter, wherever it goes. */
  GENERATION,
  /** The source does not say; the register knows. */
  UNSTATED
}
