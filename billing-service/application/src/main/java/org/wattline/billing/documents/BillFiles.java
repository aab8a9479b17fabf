package org.wattline.billing.documents;

import java.util.UUID;
import org.wattline.billing.access.Asker;

/** A bill's files. A bill that the asker may not see is answered like one that does not exist. */
public interface BillFiles {

  /** The bill as a letter, PDF; set once, the same bytes ever after. */
  byte[] pdf(Asker asker, UUID billId);

  /**
   * The bill as an e-invoice, UBL.
   *
   * @throws org.wattline.tenancy.problem.ProblemException where the supplier has no VAT number
   */
  byte[] ubl(Asker asker, UUID billId);

  /** Whether {@link #ubl} answers. */
  boolean hasEInvoice(Asker asker, UUID billId);
}
