package org.wattline.billing.contract.customers;

/** Whether an account may be billed. */
public enum AccountStatus {
  OPEN,
  /** Its last bill is made; nothing new is billed to it, payments and refunds still are booked. */
  CLOSED
}
