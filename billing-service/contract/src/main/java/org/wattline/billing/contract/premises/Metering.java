package org.wattline.billing.contract.premises;

/** How the quantity of a point comes to be known. */
public enum Metering {
  METERED,
  /** By its terms alone: street lights, shelters. */
  UNMETERED
}
