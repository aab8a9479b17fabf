package org.wattline.rating.proof;

import org.wattline.rating.json.Doc;

/** What a given number is. */
public enum FactKind {
  @Doc("Days charged")
  DAYS,
  @Doc("The days of the whole month, cycle or year")
  DAYS_OF,
  @Doc("A number of whole months, cycles, years or items")
  COUNT,
  @Doc("A factor on the quantity, as for losses")
  FACTOR,
  @Doc("An attribute of the account")
  ATTRIBUTE,
  @Doc("Per cent")
  PERCENT,
  @Doc("The tariff's least or greatest")
  BOUND,
  @Doc("A free share")
  FREE_SHARE,
  @Doc("A target")
  TARGET,
  @Doc("The number that turns one unit into another")
  UNIT,
  @Doc("An amount that the tariff names")
  AMOUNT,
  @Doc("Minus one: the supplier pays")
  SIGN
}
