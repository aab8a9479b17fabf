package org.wattline.billing.contract.customers;

/** What a person may do on an account, from most to least. */
public enum AccountRole {
  /** The customer in law: everything, and letting others in. */
  HOLDER,
  /** Pays and reads: a parent, a guardian, an accountant. */
  PAYER,
  /** Reads only. */
  VIEWER
}
