package org.wattline.billing.documents;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;

/** What becomes of bills on their way to their recipients. */
public interface BillPost {

  List<BillDelivery> ofBill(Asker asker, UUID billId);

  Page<BillDelivery> list(
      Asker asker, @Nullable DeliveryState state, @Nullable String cursor, int limit);

  /** Sends a bill once more, to the address that its holder has now. */
  BillDelivery resend(Asker asker, UUID billId);

  /** Queues those that failed again, at most {@value #MAX_RETRIED} at a time; how many. */
  int retryFailed(Asker asker);

  int MAX_RETRIED = 10_000;

  /**
   * Sends what is due, for the bound tenant. Called again and again; two replicas share the work.
   *
   * @return how many were handed to the mail server
   */
  int sendDue();
}
