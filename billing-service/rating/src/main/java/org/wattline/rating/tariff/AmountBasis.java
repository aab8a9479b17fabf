package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Which amounts derived lines (minimum, percentage, tax) compute from. */
public enum AmountBasis {
  @Doc("Line amounts as printed")
  ROUNDED,
  @Doc("Line amounts before rounding")
  UNROUNDED
}
