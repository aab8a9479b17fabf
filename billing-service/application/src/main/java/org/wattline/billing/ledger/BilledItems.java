package org.wattline.billing.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.contract.ledger.ItemBill;

/** What the documents of open items are of; told by the module that makes them. */
public interface BilledItems {

  /** Those of the documents that are bills. */
  Map<UUID, ItemBill> of(Collection<UUID> documentIds);
}
