package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Whose earlier peaks a ratchet looks at. */
public enum RatchetScope {
  @Doc("Each period its own")
  EACH,
  @Doc("The highest of the periods named, for all of them")
  ALL
}
