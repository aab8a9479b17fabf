package org.wattline.bills;

import org.wattline.rating.tariff.ComponentGroup;

/** Where a line stands on the bill, in the order of the bill. */
public enum LineGroup {
  ENERGY,
  NETWORK,
  LEVIES,
  GENERATION,
  SERVICES,
  DISCOUNTS,
  ADVANCES;

  static LineGroup of(ComponentGroup group) {
    return switch (group) {
      case ENERGY -> ENERGY;
      case NETWORK -> NETWORK;
      case LEVY -> LEVIES;
      case GENERATION -> GENERATION;
      case DISCOUNT -> DISCOUNTS;
      case SERVICE -> SERVICES;
    };
  }
}
