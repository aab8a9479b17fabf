package org.wattline.billing.contract.premises;

/** Which way energy may flow at a point, seen from the customer. */
public enum FlowDirection {
  IMPORT,
  EXPORT,
  BOTH
}
