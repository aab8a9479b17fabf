package org.wattline.billing.contract.premises;

/** Whether anything can flow at a point. */
public enum Energisation {
  ENERGISED,
  DE_ENERGISED
}
