package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;

/**
 * All that decides which credit of an account pays which of its documents, and what is written down
 * of it so far.
 *
 * @param written sums by credit, document and day; none is zero
 */
record AccountHistory(
    List<ItemEvent> items,
    List<CreditEvent> credits,
    List<ReturnEvent> returns,
    Map<Use, BigDecimal> written) {

  /** A document was issued. */
  record ItemEvent(OpenItem item, Instant recordedAt) {}

  /** A credit came. */
  record CreditEvent(Credit credit, Instant recordedAt) {}

  /** A credit, or a part of it, went back. */
  record ReturnEvent(
      UUID id, UUID creditId, BigDecimal amount, LocalDate day, Instant recordedAt) {}

  /** A credit pays a document from a day on. */
  record Use(UUID creditId, UUID documentId, LocalDate day) {}
}
