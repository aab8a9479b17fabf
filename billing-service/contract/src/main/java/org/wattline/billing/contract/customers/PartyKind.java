package org.wattline.billing.contract.customers;

/** Who a customer is in law. */
public enum PartyKind {
  PERSON,
  ORGANISATION
}
