package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens to tiers when their prices change inside the time assessed. */
public enum OnPriceChange {
  @Doc(
      "Tiers run on through the change; each version prices its share, in proportion to its energy")
  SHARE,
  @Doc("Tiers start again at the change, with thresholds in proportion to the days of each version")
  RESTART
}
