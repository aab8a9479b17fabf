package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens to what is left at the true-up. */
public enum Settlement {
  @Doc("It lapses")
  FORFEIT,
  @Doc("It is paid")
  PAY
}
