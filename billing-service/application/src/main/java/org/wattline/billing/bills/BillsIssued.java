package org.wattline.billing.bills;

import java.util.List;
import java.util.UUID;

/**
 * Bills were issued together. Published in the transaction that issues them, once for all of them:
 * a run issues hundreds at a time.
 *
 * @param bills at least one
 */
public record BillsIssued(List<Issued> bills) {
  /** One of them. */
  public record Issued(UUID billId, UUID accountId, String number) {}

  public BillsIssued {
    bills = List.copyOf(bills);
  }
}
