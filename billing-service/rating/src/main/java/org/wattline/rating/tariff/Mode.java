package org.wattline.rating.tariff;

import org.wattline.rating.json.Doc;

/** What happens between two steps. */
public enum Mode {
  @Doc("To the nearest; a tie away from zero")
  HALF_UP,
  @Doc("To the nearest; a tie to the even one")
  HALF_EVEN,
  @Doc("To the nearest; a tie towards zero")
  HALF_DOWN,
  @Doc("Away from zero")
  UP,
  @Doc("Towards zero")
  DOWN,
  @Doc("Upwards")
  CEILING,
  @Doc("Downwards")
  FLOOR
}
