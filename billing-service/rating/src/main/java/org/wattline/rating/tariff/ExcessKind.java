package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What of the power above a limit counts. */
public enum ExcessKind {
  @Doc("The highest window")
  HIGHEST,
  @Doc(
      "Every window: the root of the sum of the squares of what each has above the limit, to the"
          + " nearest W, as in Spain")
  ROOT_OF_SQUARES
}
