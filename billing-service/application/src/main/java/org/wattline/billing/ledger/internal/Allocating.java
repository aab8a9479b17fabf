package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.internal.AccountHistory.Use;

/** Writes what credits pay, so that it is what the accounts' histories say. */
@Component
class Allocating {
  private final HistoryRows rows;

  Allocating(HistoryRows rows) {
    this.rows = rows;
  }

  /**
   * Writes credits that are not there yet and uses them: most come after all else, and only what is
   * open decides what they pay.
   *
   * @return the ids of those that were not there
   */
  Set<UUID> use(Collection<Credit> credits, Instant now) {
    Map<UUID, List<Credit>> byAccount =
        credits.stream().collect(Collectors.groupingBy(Credit::accountId));
    List<Credit> single = new ArrayList<>();
    byAccount.values().stream().filter(all -> all.size() == 1).forEach(single::addAll);
    Map<UUID, List<OpenItem>> open = single.isEmpty() ? Map.of() : rows.openBeforeLast(single, now);
    Map<UUID, Map<Use, BigDecimal>> uses = new HashMap<>();
    for (Credit credit : single) {
      List<OpenItem> items = open.get(credit.accountId());
      if (items != null) {
        uses.put(credit.accountId(), AllocationReplay.usesOfLast(credit, items));
      }
    }
    Set<UUID> came = rows.insertCredits(credits, uses, now);
    replay(
        credits.stream()
            .filter(credit -> came.contains(credit.id()) && !open.containsKey(credit.accountId()))
            .map(Credit::accountId)
            .distinct()
            .toList(),
        now);
    return came;
  }

  /** Lives through the whole history of accounts, and writes what it uses otherwise. */
  void replay(Collection<UUID> accountIds, Instant now) {
    if (accountIds.isEmpty()) {
      return;
    }
    Map<UUID, Map<Use, BigDecimal>> differences = new HashMap<>();
    rows.histories(accountIds)
        .forEach(
            (account, history) -> differences.put(account, AllocationReplay.differences(history)));
    rows.insertAllocations(differences, now);
  }
}
