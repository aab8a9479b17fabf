package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What the tiers of a price mean. */
public enum TierMode {
  @Doc("Each part of the quantity at its own tier's price")
  GRADUATED,
  @Doc(
      "All of the quantity at the price of the tier that its total reaches; a total on a boundary is in the lower tier")
  VOLUME
}
