package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What a tax rate that changes inside a line means. */
public enum TaxChange {
  @Doc("Each part at the rate of its own days: energy as it was measured, other amounts by days")
  SUPPLY_DATE,
  @Doc("All at the rate of the last day")
  PERIOD_END
}
