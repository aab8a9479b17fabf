package org.wattline.formats;

/** What flows. */
public enum Commodity {
  ELECTRICITY,
  GAS,
  WATER,
  HEAT,
  COLD,
  /** The source does not say; the service point knows. */
  UNSTATED
}
