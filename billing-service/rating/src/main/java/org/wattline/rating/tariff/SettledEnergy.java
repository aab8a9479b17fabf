package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What net metering settles at its true-up. */
public enum SettledEnergy {
  @Doc("What the bank holds")
  BANK,
  @Doc(
      "The running total of all periods together since the last true-up: export less import, kept at nothing"
          + " at the end of each cycle in which it would fall below")
  RUNNING_TOTAL,
  @Doc(
      "Export less import of all periods and cycles since the last true-up; nothing where more was imported")
  YEAR_TOTAL
}
