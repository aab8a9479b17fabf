package org.wattline.billing.contract.billing;

/** What a run made of an account. */
public enum RunAccountState {
  WAITING,
  /** Its bills are computed. */
  DRAFTED,
  /** Nothing is to be billed. */
  NOTHING,
  /** It failed; the reason says why. */
  PARKED,
  ISSUED
}
