package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** Whose earlier peaks a ratchet looks at. */
public enum RatchetScope {
  @Doc("Each period its own")
  EACH,
  @Doc("The highest of the periods named, for all of them: of earlier cycles and of this one")
  ALL,
  @Doc(
      "The highest of the periods named, of earlier cycles; in its own cycle each period has its own"
          + " peak")
  ALL_EARLIER
}
