package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What a demand is measured in. */
public enum DemandQuantity {
  @Doc("Active power")
  KW,
  @Doc("Apparent power of active and reactive energy in the same window, to the nearest VA")
  KVA,
  @Doc("Reactive power")
  KVAR
}
