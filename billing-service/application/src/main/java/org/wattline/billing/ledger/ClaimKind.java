package org.wattline.billing.ledger;

/** What a document asks for, where law or contract has payments go to one kind before another. */
public enum ClaimKind {
  /** Costs of collection: reminders, returned payments. */
  COSTS,
  INTEREST,
  /** What was supplied. */
  PRINCIPAL
}
