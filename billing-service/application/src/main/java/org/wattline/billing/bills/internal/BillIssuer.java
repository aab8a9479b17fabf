package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.bills.BillsIssued;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.billing.metering.UsageChanges;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.payments.bank.PaymentReferences;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillJson;
import org.wattline.bills.DocumentKind;
import org.wattline.bills.Outcome;
import org.wattline.bills.PeriodKind;
import org.wattline.bills.Postings;
import org.wattline.rating.context.ContextJson;
import org.wattline.tenancy.time.BusinessCalendar;

/**
 * Issues bills: numbers, documents, periods, postings and open items, in one transaction and by
 * COPY.
 */
@Component
class BillIssuer {
  private final JdbcOperations jdbc;
  private final BillNumbers numbers;
  private final Ledger ledger;
  private final OpenItems items;
  private final ObjectProvider<PaymentReferences> references;
  private final UsageChanges usage;
  private final ApplicationEventPublisher events;
  private final BusinessCalendar calendar;

  BillIssuer(
      JdbcOperations jdbc,
      BillNumbers numbers,
      Ledger ledger,
      OpenItems items,
      ObjectProvider<PaymentReferences> references,
      @Lazy UsageChanges usage,
      ApplicationEventPublisher events,
      BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.ledger = ledger;
    this.items = items;
    this.references = references;
    this.usage = usage;
    this.events = events;
    this.calendar = calendar;
  }

  /**
   * A bill with its number.
   *
   * @param reference for the ledger; null where there is no structured one
   */
  private record Ready(BillDocument document, byte[] content, @Nullable String reference) {}

  /**
   * What an account came to.
   *
   * @param at the moment whose knowledge it was worked out from
   */
  record Known(Worked worked, Instant at) {}

  /**
   * Issues what was worked out; the callers hold the accounts' locks.
   *
   * @param runId the run, or null outside of runs
   * @throws org.springframework.dao.DataIntegrityViolationException when one of the periods is
   *     billed already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<BillDocument> issue(
      List<Known> accounts, LocalDate issuedOn, LocalDate dueOn, @Nullable UUID runId) {
    List<Worked.Kept> drafts =
        accounts.stream().flatMap(each -> each.worked().drafts().stream()).toList();
    Instant now = Instants.stored(calendar.now());
    // what says nothing of a number comes first: others wait for theirs from the first number on
    copyProofs(drafts);
    copyPeriods(drafts);
    copyWork(accounts);
    close(drafts);
    if (drafts.isEmpty()) {
      return List.of();
    }
    List<Ready> ready = numbered(drafts, issuedOn, dueOn);
    copy(ready, runId, now);
    post(ready);
    events.publishEvent(
        new BillsIssued(
            ready.stream()
                .map(Ready::document)
                .map(bill -> new BillsIssued.Issued(bill.id(), bill.accountId(), bill.number()))
                .toList()));
    return ready.stream().map(Ready::document).toList();
  }

  private List<Ready> numbered(List<Worked.Kept> drafts, LocalDate issuedOn, LocalDate dueOn) {
    List<PaymentReference> given = new ArrayList<>();
    PaymentReferences source = references.getIfAvailable();
    if (source != null) {
      given.addAll(source.next(drafts.size()));
    }
    Map<DocumentKind, Integer> wanted = new EnumMap<>(DocumentKind.class);
    drafts.forEach(draft -> wanted.merge(draft.document().kind(), 1, Integer::sum));
    Map<DocumentKind, Integer> next = numbers.take(wanted, issuedOn.getYear());
    List<Ready> ready = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      BillDocument draft = drafts.get(i).document();
      int number = Objects.requireNonNull(next.merge(draft.kind(), 1, Integer::sum)) - 1;
      String text = BillNumbers.format(draft.kind(), issuedOn.getYear(), number);
      PaymentReference reference = given.isEmpty() ? null : given.get(i);
      BillDocument issued =
          draft.issued(text, issuedOn, dueOn, reference == null ? text : reference.printed());
      ready.add(
          new Ready(issued, BillJson.write(issued), reference == null ? null : reference.text()));
    }
    return ready;
  }

  private void copy(List<Ready> ready, @Nullable UUID runId, Instant now) {
    CopyRows bills = new CopyRows(ready.size() * 16);
    for (Ready each : ready) {
      BillDocument bill = each.document();
      bills.add(
          bill.id(),
          bill.accountId(),
          runId,
          bill.correctionOf() == null ? null : bill.correctionOf().id(),
          now,
          bill.knownAt(),
          bill.issuedOn(),
          bill.dueOn(),
          bill.from(),
          bill.to(),
          bill.finalBill(),
          bill.estimated(),
          bill.kind(),
          bill.currency(),
          bill.number(),
          bill.net(),
          bill.tax(),
          bill.total(),
          each.content(),
          BillJson.hash(each.content()));
    }
    bills.into(
        jdbc,
        "bill (id, account_id, run_id, correction_of, issued_at, known_at, issued_on, due_on,"
            + " from_day, to_day, final_bill, estimated, kind, currency, number, net, tax, total,"
            + " content, hash)");
  }

  private void copyProofs(List<Worked.Kept> drafts) {
    CopyRows proofs = new CopyRows(drafts.size() * 16);
    for (Worked.Kept each : drafts) {
      if (each.proofs() != null) {
        proofs.add(each.document().id(), each.proofs());
      }
    }
    proofs.into(jdbc, "bill_proof (bill_id, proofs)");
  }

  private void copyPeriods(List<Worked.Kept> drafts) {
    CopyRows firsts = new CopyRows(drafts.size());
    CopyRows periods = new CopyRows(drafts.size());
    for (Worked.Kept each : drafts) {
      BillDocument bill = each.document();
      for (BillDocument.Period period : bill.periods()) {
        short kind = (short) period.key().kind().ordinal();
        periods.add(period.key().agreementId(), bill.id(), kind, period.key().from());
        if (period.first()) {
          firsts.add(
              period.key().agreementId(),
              bill.accountId(),
              bill.id(),
              period.servicePointId(),
              kind,
              period.key().from(),
              period.to());
        }
      }
    }
    firsts.into(
        jdbc,
        "billed_period (agreement_id, account_id, bill_id, service_point_id, kind, from_day,"
            + " to_day)");
    periods.into(jdbc, "bill_period (agreement_id, bill_id, kind, from_day)");
  }

  private void copyWork(List<Known> accounts) {
    CopyRows work = new CopyRows(accounts.size());
    for (Known account : accounts) {
      for (Outcome.Worked each : account.worked().periods()) {
        work.add(
            each.period().agreementId(),
            each.period().from(),
            Instants.stored(account.at()),
            each.carryOver().isEmpty() ? null : ContextJson.writeCarryOver(each.carryOver()));
      }
    }
    work.into(jdbc, "period_work (agreement_id, from_day, worked_at, carry_over)");
  }

  private void post(List<Ready> ready) {
    List<Transaction> transactions = new ArrayList<>();
    List<OpenItem> opened = new ArrayList<>();
    for (Ready each : ready) {
      BillDocument bill = each.document();
      LocalDate issuedOn = Objects.requireNonNull(bill.issuedOn());
      List<Leg> legs = legs(bill);
      if (!legs.isEmpty()) {
        transactions.add(
            new Transaction(
                UUID.nameUUIDFromBytes(("bill " + bill.id()).getBytes(StandardCharsets.UTF_8)),
                kind(bill.kind()),
                issuedOn,
                bill.number(),
                bill.id(),
                legs));
      }
      if (bill.total().signum() != 0) {
        opened.add(
            OpenItem.issued(
                bill.id(),
                bill.accountId(),
                bill.number(),
                issuedOn,
                Objects.requireNonNull(bill.dueOn()),
                bill.total(),
                each.reference()));
      }
    }
    ledger.post(transactions);
    items.open(opened);
  }

  private static List<Leg> legs(BillDocument bill) {
    List<Leg> legs = new ArrayList<>();
    for (Postings.Posting posting : Postings.of(bill)) {
      BigDecimal amount = posting.amount();
      legs.add(
          switch (posting.side()) {
            case RECEIVABLES -> Leg.receivable(bill.accountId(), amount);
            case REVENUE -> Leg.of(GlAccount.REVENUE, amount);
            case ADVANCES -> Leg.of(GlAccount.ADVANCES, amount);
            case TAX -> Leg.of(GlAccount.TAX_PAYABLE, amount);
          });
    }
    return legs;
  }

  private static TransactionKind kind(DocumentKind kind) {
    return switch (kind) {
      case INVOICE, SETTLEMENT -> TransactionKind.BILL;
      case ADVANCE -> TransactionKind.ADVANCE;
      case CORRECTION -> TransactionKind.CORRECTION;
    };
  }

  /** What changes of the billed days is a correction from now on. */
  private void close(List<Worked.Kept> drafts) {
    Map<UUID, LocalDate> until = new HashMap<>();
    for (Worked.Kept each : drafts) {
      for (BillDocument.Period period : each.document().periods()) {
        UUID point = period.servicePointId();
        if (period.first() && period.key().kind() == PeriodKind.USAGE && point != null) {
          until.merge(point, period.to(), (one, other) -> one.isAfter(other) ? one : other);
        }
      }
    }
    if (!until.isEmpty()) {
      usage.closeUntil(until);
    }
  }
}
