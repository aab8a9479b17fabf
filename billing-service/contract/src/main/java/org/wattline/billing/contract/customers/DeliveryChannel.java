package org.wattline.billing.contract.customers;

/** How bills and notices reach a customer. */
public enum DeliveryChannel {
  EMAIL,
  POST
}
