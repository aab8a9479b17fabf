package org.wattline.billing.contract.ledger;

/** What a document asks for. */
public enum ItemClaim {
  COSTS,
  INTEREST,
  PRINCIPAL
}
