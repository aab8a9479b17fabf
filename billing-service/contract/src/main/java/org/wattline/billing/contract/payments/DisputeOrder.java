package org.wattline.billing.contract.payments;

/** In which order disputes are listed. */
public enum DisputeOrder {
  NEWEST,
  /** Those whose evidence is due first come first; those that ask for none come last. */
  DEADLINE
}
