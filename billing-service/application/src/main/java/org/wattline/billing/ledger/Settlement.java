package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What became of some documents of one account.
 *
 * @param documents those that are there, oldest due first
 * @param settledByDay what was settled of them from which day on; below zero where more was owed
 *     again than paid
 */
public record Settlement(
    List<OpenItem> documents, NavigableMap<LocalDate, BigDecimal> settledByDay) {
  public Settlement {
    documents = List.copyOf(documents);
    settledByDay = new TreeMap<>(settledByDay);
  }

  /** What the documents ask for. */
  public BigDecimal amount() {
    return documents.stream().map(OpenItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How much of it was settled when that day was over. */
  public BigDecimal settledBy(LocalDate day) {
    return settledByDay.headMap(day, true).values().stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
