package org.wattline.billing.contract.search;

/** What was found; in this order in an answer. */
public enum FoundKind {
  CUSTOMER,
  ACCOUNT,
  BILL,
  SERVICE_POINT,
  METER
}
