package org.wattline.billing.ledger;

import java.util.UUID;

/** Whether money of an account is contested; told by the module that knows of it. */
public interface ContestedPayments {

  /** Whether a payer's bank takes a payment of the account back, and that is not decided yet. */
  boolean of(UUID accountId);
}
