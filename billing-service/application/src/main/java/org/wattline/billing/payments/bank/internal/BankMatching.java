package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.NewReturn;
import org.wattline.billing.contract.bank.Reason;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountAccess.Purpose;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.PaymentReceived;
import org.wattline.billing.payments.bank.internal.BankWrites.Match;
import org.wattline.tenancy.time.Business;

/** What a person says of an entry; each is booked as of the bank's day, and can be taken back. */
@Component
class BankMatching {
  private final BankRows rows;
  private final BankWrites writes;
  private final BankReturns returns;
  private final Ledger ledger;
  private final OpenItems items;
  private final AccountAccess access;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BankMatching(
      BankRows rows,
      BankWrites writes,
      BankReturns returns,
      Ledger ledger,
      OpenItems items,
      AccountAccess access,
      AuditTrail audit,
      ApplicationEventPublisher events,
      @Business Clock clock) {
    this.rows = rows;
    this.writes = writes;
    this.returns = returns;
    this.ledger = ledger;
    this.items = items;
    this.access = access;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  BankEntry match(Asker asker, UUID entryId, NewMatch asked) {
    BankEntry entry = unmatched(entryId, asked.version());
    access.require(asker, asked.accountId(), Purpose.READ);
    UUID document = asked.documentId();
    if (document != null
        && items
            .byDocument(document)
            .filter(i -> i.accountId().equals(asked.accountId()))
            .isEmpty()) {
      throw Refusals.invalid("documentId", "The account has no such document.");
    }
    UUID id = EntrySplit.newId();
    writes.match(
        List.of(
            new Match(
                id,
                entryId,
                "ACCOUNT",
                asked.accountId(),
                document,
                null,
                false,
                asked.note(),
                asker.name())),
        BankEntryState.MATCHED,
        now());
    BigDecimal amount = entry.amount();
    LocalDate day = entry.bookedOn();
    items.lock(List.of(asked.accountId()));
    ledger.post(
        List.of(
            BankPostings.matched(id, entryId, asked.accountId(), amount, day, entry.partyName())));
    if (amount.signum() > 0) {
      items.allocate(
          new Credit(
              id, asked.accountId(), amount, day, AllocationPolicy.OLDEST_DUE_FIRST, document));
      events.publishEvent(new PaymentReceived(id, asked.accountId(), amount, day));
    } else {
      items.open(
          OpenItem.issued(
              id,
              asked.accountId(),
              BankPostings.name(entry.partyName(), day),
              day,
              day,
              amount.negate(),
              null));
    }
    return changed(asker, "bank-entry-matched", entry);
  }

  @Transactional
  BankEntry matchReturn(Asker asker, UUID entryId, NewReturn asked) {
    // both are locked in the order of their ids, as the loading of a file does
    if (entryId.compareTo(asked.returnOf()) > 0) {
      rows.entry(asked.returnOf(), true);
    }
    BankEntry entry = unmatched(entryId, asked.version());
    BankEntry incoming =
        rows.entry(asked.returnOf(), true)
            .orElseThrow(() -> Refusals.invalid("returnOf", "There is no such entry."));
    boolean fits =
        incoming.amount().compareTo(entry.amount().negate()) == 0
            && incoming.amount().signum() > 0
            && incoming.currency().equals(entry.currency())
            && !incoming.bookedOn().isAfter(entry.bookedOn());
    if (!fits) {
      throw Refusals.invalid(
          "returnOf", "must be an earlier entry of the same amount that came in.");
    }
    if (incoming.state() != BankEntryState.MATCHED
        && incoming.state() != BankEntryState.UNMATCHED) {
      throw Refusals.conflict(
          "That entry is " + incoming.state() + " and cannot be returned.", "entry-not-returnable");
    }
    returns.take(returns.found(entryId, entry.bookedOn(), incoming), asker.name());
    return changed(asker, "bank-entry-returned", entry);
  }

  @Transactional
  BankEntry handOver(Asker asker, UUID entryId, Reason reason) {
    BankEntry entry = unmatched(entryId, reason.version());
    UUID id = EntrySplit.newId();
    writes.match(
        List.of(
            new Match(
                id, entryId, "HAND_OVER", null, null, null, false, reason.reason(), asker.name())),
        BankEntryState.HANDED_OVER,
        now());
    ledger.post(
        List.of(
            BankPostings.handedOver(
                id, entryId, entry.amount(), entry.bookedOn(), entry.partyName())));
    return changed(asker, "bank-entry-handed-over", entry);
  }

  @Transactional
  BankEntry undo(Asker asker, UUID entryId, Reason reason) {
    BankEntry entry = locked(entryId, reason.version());
    switch (entry.state()) {
      case MATCHED -> takeBack(entry, writes.match(entryId));
      case HANDED_OVER ->
          ledger.post(
              List.of(
                  BankPostings.handedOver(
                      EntrySplit.newId(),
                      entryId,
                      entry.amount().negate(),
                      entry.bookedOn(),
                      entry.partyName())));
      // the account's payment and its return cancel out already: both entries are in suspense now
      case RETURN -> {
        UUID incoming = entry.returnOf();
        if (incoming != null) {
          rows.entry(incoming, true);
          writes.state(incoming, BankEntryState.UNMATCHED);
        }
      }
      case RETURNED ->
          throw Refusals.conflict(
              "This payment was returned. Take the return back first.", "entry-returned");
      case UNMATCHED, PENDING, INFORMATION ->
          throw Refusals.conflict(
              "There is nothing to take back: the entry is matched to nothing.",
              "entry-not-matched");
    }
    writes.undone(writes.match(entryId).id(), now(), asker.name(), reason.reason());
    writes.state(entryId, BankEntryState.UNMATCHED);
    return changed(asker, "bank-match-undone", entry);
  }

  private void takeBack(BankEntry entry, Match match) {
    UUID account = Objects.requireNonNull(match.accountId());
    UUID id = EntrySplit.newId();
    LocalDate day = entry.bookedOn();
    items.lock(List.of(account));
    ledger.post(
        List.of(
            BankPostings.unmatched(
                id, entry.id(), account, entry.amount(), day, entry.partyName())));
    if (entry.amount().signum() > 0) {
      items.undo(match.id(), day);
    } else {
      items.allocate(
          new Credit(
              id,
              account,
              entry.amount().negate(),
              day,
              AllocationPolicy.OLDEST_DUE_FIRST,
              match.id()));
    }
  }

  private BankEntry unmatched(UUID entryId, int version) {
    BankEntry entry = locked(entryId, version);
    if (entry.state() != BankEntryState.UNMATCHED) {
      throw Refusals.conflict(
          "This entry is " + entry.state() + ", not waiting for a match.", "entry-not-waiting");
    }
    return entry;
  }

  private BankEntry locked(UUID entryId, int version) {
    BankEntry entry = rows.entry(entryId, true).orElseThrow(() -> Refusals.notFound("bank entry"));
    if (entry.version() != version) {
      throw Refusals.changedMeanwhile("bank entry");
    }
    return entry;
  }

  private BankEntry changed(Asker asker, String action, BankEntry before) {
    BankEntry after =
        rows.entry(before.id(), false).orElseThrow(() -> Refusals.notFound("bank entry"));
    audit.record(asker, action, "bank-entry", before.id(), before, after);
    return after;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
