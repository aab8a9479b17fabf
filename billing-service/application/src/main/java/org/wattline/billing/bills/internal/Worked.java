package org.wattline.billing.bills.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.bills.BillDocument;
import org.wattline.bills.Outcome;

/**
 * What working an account out came to.
 *
 * @param drafts none where nothing is to be billed
 * @param periods every period that was worked out
 * @param parked why it failed; null when it did not
 * @param sentence the reason with its particulars
 */
record Worked(
    UUID accountId,
    List<Kept> drafts,
    List<Outcome.Worked> periods,
    @Nullable ParkReason parked,
    String sentence) {

  /** A draft with its proofs as they are kept. */
  record Kept(BillDocument document, byte[] proofs) {}

  static Worked failed(UUID accountId, ParkReason reason, String sentence) {
    return new Worked(accountId, List.of(), List.of(), reason, sentence);
  }
}
