package org.wattline.billing.contract.vee;

/** What became of an edit. */
public enum EditState {
  /** Waits for a second person. */
  PROPOSED,
  APPLIED,
  REFUSED
}
