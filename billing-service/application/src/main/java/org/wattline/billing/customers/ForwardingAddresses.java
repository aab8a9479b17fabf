package org.wattline.billing.customers;

import java.util.UUID;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.customers.PostalAddress;

/**
 * Tells where post goes when somebody moved. It checks nobody's rights: that is the caller's to do.
 */
@FunctionalInterface
public interface ForwardingAddresses {

  /**
   * From now on post of the account's customer goes to the address. In the caller's transaction.
   */
  void forward(Asker actor, UUID accountId, PostalAddress address);
}
