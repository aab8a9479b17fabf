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
import org.wattline.bills.BillFacts;
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
   * A draft, ready to be issued.
   *
   * @param draft the bytes of its document
   * @param proofs null where they lie in their place already
   */
  record Unissued(BillFacts facts, byte[] draft, byte @Nullable [] proofs) {
    static Unissued of(byte[] draft, byte @Nullable [] proofs) {
      return new Unissued(BillJson.facts(draft), draft, proofs);
    }
  }

  /**
   * What an account came to.
   *
   * @param periods every period that was worked out
   * @param at the moment whose knowledge it was worked out from
   */
  record Known(UUID accountId, List<Unissued> bills, List<Outcome.Worked> periods, Instant at) {
    static Known of(Worked worked, Instant at) {
      return new Known(
          worked.accountId(),
          worked.drafts().stream()
              .map(each -> Unissued.of(BillJson.write(each.document()), each.proofs()))
              .toList(),
          worked.periods(),
          at);
    }
  }

  /**
   * A bill with its number.
   *
   * @param reference for the ledger; null where there is no structured one
   */
  private record Numbered(
      BillFacts facts, String number, byte[] content, @Nullable String reference) {}

  /**
   * Issues what was worked out; the callers hold the accounts' locks.
   *
   * @param runId the run, or null outside of runs
   * @throws org.springframework.dao.DataIntegrityViolationException when one of the periods is
   *     billed already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<BillsIssued.Issued> issue(
      List<Known> accounts, LocalDate issuedOn, LocalDate dueOn, @Nullable UUID runId) {
    List<Unissued> drafts = accounts.stream().flatMap(each -> each.bills().stream()).toList();
    Instant now = Instants.stored(calendar.now());
    // what says nothing of a number comes first: others wait for theirs from the first number on
    copyProofs(drafts);
    copyPeriods(drafts);
    copyWork(accounts);
    close(drafts);
    if (drafts.isEmpty()) {
      return List.of();
    }
    List<Numbered> bills = numbered(drafts, issuedOn, dueOn);
    copy(bills, issuedOn, dueOn, runId, now);
    post(bills, issuedOn, dueOn);
    List<BillsIssued.Issued> issued =
        bills.stream()
            .map(
                bill ->
                    new BillsIssued.Issued(
                        bill.facts().id(), bill.facts().accountId(), bill.number()))
            .toList();
    events.publishEvent(new BillsIssued(issued));
    return issued;
  }

  private List<Numbered> numbered(List<Unissued> drafts, LocalDate issuedOn, LocalDate dueOn) {
    List<PaymentReference> given = new ArrayList<>();
    PaymentReferences source = references.getIfAvailable();
    if (source != null) {
      given.addAll(source.next(drafts.size()));
    }
    Map<DocumentKind, Integer> wanted = new EnumMap<>(DocumentKind.class);
    drafts.forEach(draft -> wanted.merge(draft.facts().kind(), 1, Integer::sum));
    Map<DocumentKind, Integer> next = numbers.take(wanted, issuedOn.getYear());
    List<Numbered> bills = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Unissued each = drafts.get(i);
      DocumentKind kind = each.facts().kind();
      int number = Objects.requireNonNull(next.merge(kind, 1, Integer::sum)) - 1;
      String text = BillNumbers.format(kind, issuedOn.getYear(), number);
      PaymentReference reference = given.isEmpty() ? null : given.get(i);
      byte[] content =
          BillJson.issued(
              each.draft(), text, issuedOn, dueOn, reference == null ? text : reference.printed());
      bills.add(
          new Numbered(each.facts(), text, content, reference == null ? null : reference.text()));
    }
    return bills;
  }

  private void copy(
      List<Numbered> bills,
      LocalDate issuedOn,
      LocalDate dueOn,
      @Nullable UUID runId,
      Instant now) {
    CopyRows rows = new CopyRows();
    for (Numbered each : bills) {
      BillFacts bill = each.facts();
      rows.add(
          bill.id(),
          bill.accountId(),
          runId,
          bill.correctionOf() == null ? null : bill.correctionOf().id(),
          now,
          bill.knownAt(),
          issuedOn,
          dueOn,
          bill.from(),
          bill.to(),
          bill.finalBill(),
          bill.estimated(),
          bill.kind(),
          bill.currency(),
          each.number(),
          bill.net(),
          bill.tax(),
          bill.total(),
          each.content(),
          BillJson.hash(each.content()));
    }
    rows.into(
        jdbc,
        "bill (id, account_id, run_id, correction_of, issued_at, known_at, issued_on, due_on,"
            + " from_day, to_day, final_bill, estimated, kind, currency, number, net, tax, total,"
            + " content, hash)");
  }

  private void copyProofs(List<Unissued> drafts) {
    CopyRows proofs = new CopyRows();
    for (Unissued each : drafts) {
      if (each.proofs() != null) {
        proofs.add(each.facts().id(), each.proofs());
      }
    }
    proofs.into(jdbc, "bill_proof (bill_id, proofs)");
  }

  private void copyPeriods(List<Unissued> drafts) {
    CopyRows firsts = new CopyRows();
    CopyRows periods = new CopyRows();
    for (Unissued each : drafts) {
      BillFacts bill = each.facts();
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
    CopyRows work = new CopyRows();
    for (Known account : accounts) {
      for (Outcome.Worked each : account.periods()) {
        work.add(
            each.period().agreementId(),
            each.period().from(),
            Instants.stored(account.at()),
            each.carryOver().isEmpty() ? null : ContextJson.writeCarryOver(each.carryOver()));
      }
    }
    work.into(jdbc, "period_work (agreement_id, from_day, worked_at, carry_over)");
  }

  private void post(List<Numbered> bills, LocalDate issuedOn, LocalDate dueOn) {
    List<Transaction> transactions = new ArrayList<>();
    List<OpenItem> opened = new ArrayList<>();
    for (Numbered each : bills) {
      BillFacts bill = each.facts();
      List<Leg> legs = legs(bill);
      if (!legs.isEmpty()) {
        transactions.add(
            new Transaction(
                UUID.nameUUIDFromBytes(("bill " + bill.id()).getBytes(StandardCharsets.UTF_8)),
                kind(bill.kind()),
                issuedOn,
                each.number(),
                bill.id(),
                legs));
      }
      if (bill.total().signum() != 0) {
        opened.add(
            OpenItem.issued(
                bill.id(),
                bill.accountId(),
                each.number(),
                issuedOn,
                dueOn,
                bill.total(),
                each.reference()));
      }
    }
    ledger.post(transactions);
    items.open(opened);
  }

  private static List<Leg> legs(BillFacts bill) {
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
  private void close(List<Unissued> drafts) {
    Map<UUID, LocalDate> until = new HashMap<>();
    for (Unissued each : drafts) {
      for (BillDocument.Period period : each.facts().periods()) {
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
