package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Where a line stands on the bill. */
public enum ComponentGroup {
  @Doc("The supplier's energy")
  ENERGY,
  @Doc("Grid use")
  NETWORK,
  @Doc("Levies and excise")
  LEVY,
  @Doc("Paid for what the customer generates")
  GENERATION,
  @Doc("Discounts and coupons")
  DISCOUNT,
  @Doc("Anything else")
  SERVICE
}
