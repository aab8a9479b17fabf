package org.wattline.billing.contract.agreements;

/** How often an account is billed for a point. */
public enum CycleKind {
  /** A bill each month. */
  MONTHLY,
  /** Advances each month, and a bill each year that settles them. */
  YEARLY_WITH_ADVANCES
}
