package org.wattline.billing.collections.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.collections.Standing;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.Deferrals;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Settlement;

/** Tells how arrangements stand today, and the books which documents they defer. */
@Component
class RunningArrangements implements Deferrals {
  private final ArrangementRows rows;
  private final OpenItems items;
  private final Supplier supplier;

  RunningArrangements(ArrangementRows rows, OpenItems items, Supplier supplier) {
    this.rows = rows;
    this.items = items;
    this.supplier = supplier;
  }

  /** An arrangement as it was agreed, what became of its documents, and how it stands. */
  record Today(StoredArrangement agreed, Settlement covered, Standing standing) {}

  Today today(StoredArrangement agreed) {
    Settlement covered = items.settlement(agreed.accountId(), agreed.covers().keySet());
    return new Today(
        agreed,
        covered,
        Standing.of(
            agreed.schedule(),
            agreed.graceDays(),
            covered,
            agreed.end() == null ? null : agreed.end().on(),
            supplier.today()));
  }

  /** Newest first. */
  List<Today> ofAccount(UUID accountId) {
    return rows.ofAccount(accountId).stream().map(this::today).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Deferral> of(UUID accountId) {
    return rows.newestNotEnded(accountId).stream()
        .map(this::today)
        .filter(found -> found.standing().state().runs())
        .map(RunningArrangements::deferral)
        .findFirst();
  }

  private static Deferral deferral(Today running) {
    return new Deferral(
        running.agreed().id(),
        running.agreed().covers().keySet(),
        running.standing().instalments().stream()
            .filter(instalment -> instalment.open().signum() > 0)
            .map(i -> new OpenInstalment(i.number(), i.dueOn(), i.open()))
            .toList());
  }
}
