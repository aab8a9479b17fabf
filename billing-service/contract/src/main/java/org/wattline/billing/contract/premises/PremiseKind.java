package org.wattline.billing.contract.premises;

/** What a premise is. */
public enum PremiseKind {
  /** A plot or campus that holds others. */
  SITE,
  /** A building that holds units. */
  BUILDING,
  /** A flat or another part of a building. */
  UNIT,
  /** A house that stands for itself. */
  DWELLING,
  BUSINESS,
  /** Street lights, shelters and the like. */
  PUBLIC
}
