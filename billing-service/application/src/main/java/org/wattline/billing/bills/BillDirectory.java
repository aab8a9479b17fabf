package org.wattline.billing.bills;

import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.billing.Bill;

/** Issued bills, for other modules. Checks nobody's rights. */
public interface BillDirectory {

  /**
   * A bill with its names in a language; documents are made of it.
   *
   * @param language ISO 639
   */
  Optional<Bill> byId(UUID billId, String language);

  /** The proofs of all its lines as JSON. */
  Optional<String> proof(UUID billId);
}
