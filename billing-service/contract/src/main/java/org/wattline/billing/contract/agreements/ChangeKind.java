package org.wattline.billing.contract.agreements;

/** What was done to an agreement. */
public enum ChangeKind {
  STARTED,
  TERMS_CHANGED,
  ENDED,
  UNDONE
}
