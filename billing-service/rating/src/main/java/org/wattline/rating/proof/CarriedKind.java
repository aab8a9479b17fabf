package org.wattline.rating.proof;

import org.wattline.rating.json.Doc;

/** What was carried in. */
public enum CarriedKind {
  @Doc("The peak of an earlier cycle")
  PEAK,
  @Doc("Energy left over earlier")
  ENERGY,
  @Doc("Credit earned earlier")
  MONEY,
  @Doc("The year so far")
  YEAR
}
