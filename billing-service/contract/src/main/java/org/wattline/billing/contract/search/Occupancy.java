package org.wattline.billing.contract.search;

/** Who is at a service point, or at the point where a meter hangs, today. */
public enum Occupancy {
  /** Its account is supplied there by an agreement. */
  SUPPLIED,
  /** Its account holds the point, without an agreement. */
  HELD,
  /** Nobody. */
  VACANT,
  /** The meter hangs nowhere. */
  NOT_INSTALLED
}
