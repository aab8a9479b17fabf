package org.wattline.billing.payments.bank.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.bank.internal.BankWrites.Match;
import org.wattline.tenancy.time.Business;

/** Money that came in and went back: the payment is undone as of that day, and the debt is open. */
@Component
class BankReturns {
  private final BankRows rows;
  private final BankWrites writes;
  private final Ledger ledger;
  private final OpenItems items;
  private final Clock clock;

  BankReturns(
      BankRows rows, BankWrites writes, Ledger ledger, OpenItems items, @Business Clock clock) {
    this.rows = rows;
    this.writes = writes;
    this.ledger = ledger;
    this.items = items;
    this.clock = clock;
  }

  /**
   * An outgoing payment and the incoming one that it takes back.
   *
   * @param day the bank's booking day of the return
   * @param payment the match of the incoming one; null where nobody knew whose it was
   */
  record Found(UUID returnId, LocalDate day, BankEntry incoming, @Nullable Match payment) {
    Optional<UUID> accountId() {
      return Optional.ofNullable(payment).map(Match::accountId);
    }
  }

  /** The incoming payment of a return, where it is certain: exactly one fits. */
  Optional<Found> find(UUID bankAccountId, NewEntry entry) {
    List<UUID> candidates = writes.returnable(bankAccountId, entry);
    if (candidates.size() != 1) {
      return Optional.empty();
    }
    return rows.entry(candidates.getFirst(), true)
        .map(incoming -> found(entry.id(), entry.bookedOn(), incoming));
  }

  Found found(UUID returnId, LocalDate day, BankEntry incoming) {
    return new Found(
        returnId,
        day,
        incoming,
        incoming.state() == BankEntryState.MATCHED ? writes.match(incoming.id()) : null);
  }

  /**
   * @param by the person who said so; null for the service itself
   */
  void take(Found found, @Nullable String by) {
    UUID id = EntrySplit.newId();
    Match payment = found.payment();
    UUID account = found.accountId().orElse(null);
    writes.match(
        List.of(
            new Match(
                id,
                found.returnId(),
                "RETURN",
                account,
                null,
                found.incoming().id(),
                false,
                null,
                by)),
        BankEntryState.RETURN,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
    writes.state(found.incoming().id(), BankEntryState.RETURNED);
    if (payment != null && account != null) {
      LocalDate day = found.day();
      ledger.post(
          List.of(
              BankPostings.unmatched(
                  id,
                  found.returnId(),
                  account,
                  found.incoming().amount(),
                  day,
                  found.incoming().partyName())));
      items.undo(payment.id(), day);
    }
  }
}
