package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How often a component makes a line. */
public enum LinesPer {
  @Doc("One line for each cycle")
  CYCLE,
  @Doc("One line for the whole bill, rounded once")
  PERIOD
}
