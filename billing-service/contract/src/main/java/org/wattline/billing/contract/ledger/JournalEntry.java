package org.wattline.billing.contract.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the books with all its legs, which sum to zero.
 *
 * @param effectiveDate the day it counts from
 * @param recordedAt when it was entered
 */
public record JournalEntry(
    UUID transactionId,
    BookingKind kind,
    LocalDate effectiveDate,
    Instant recordedAt,
    String reference,
    @Nullable UUID sourceId,
    String currency,
    List<JournalLeg> legs) {
  public JournalEntry {
    legs = List.copyOf(legs);
  }
}
