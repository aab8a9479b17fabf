package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** How an index gives its values. */
public enum IndexKind {
  @Doc("A value for every interval")
  INTERVAL,
  @Doc("A value from a date on")
  DATED
}
