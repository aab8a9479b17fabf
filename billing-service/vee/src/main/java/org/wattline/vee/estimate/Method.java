package org.wattline.vee.estimate;

import org.wattline.rating.json.Doc;

/** How an estimate is worked out. */
public enum Method {
  @Doc("A straight line from the value before the gap to the one after it")
  LINEAR,
  @Doc("The mean of the same intervals of the nearest like days")
  LIKE_DAY,
  @Doc("A standard load profile, at the level of the channel's own values around the gap")
  PROFILE,
  @Doc("The mean of all own values at that time of day around the gap")
  AVERAGE,
  @Doc("What registers counted, spread evenly or by a profile: where nothing else is known")
  PRORATION
}
