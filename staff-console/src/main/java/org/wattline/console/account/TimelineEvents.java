package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementStep;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementEnd;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.ledger.BookingKind;
import org.wattline.billing.contract.ledger.StatementLine;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.console.account.TimelineEvent.Kind;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;

/** Reads what happened to an account, of each kind the newest, and says it in words. */
final class TimelineEvents {
  /** Of each kind: a timeline answers what was lately, the cards and lists the rest. */
  private static final int NEWEST = 30;

  /** Bills whose mails are looked up, one call each. */
  private static final int MAILED = 6;

  /** Agreements whose changes are looked up, one call each. */
  private static final int CHANGED = 6;

  private final TimelineApis apis;
  private final Account account;
  private final boolean audit;

  TimelineEvents(TimelineApis apis, Account account, boolean audit) {
    this.apis = apis;
    this.account = account;
    this.audit = audit;
  }

  /** What was read. */
  record Read(
      List<BillSummary> bills,
      List<StatementLine> booked,
      List<Payment> failed,
      List<Arrangement> arrangements,
      List<AgreementStep> steps,
      List<Move> moves,
      List<BillDelivery> mails,
      List<AuditEntry> changes) {}

  Read read() {
    List<BillSummary> bills = apis.bills().ofAccount(account.id(), null, NEWEST).items();
    List<Agreement> agreements = apis.agreements().ofAccount(account.id(), null);
    return new Read(
        bills,
        apis.ledger().statement(account.id(), null, null, null, NEWEST).items().stream()
            .filter(line -> movesMoney(line.kind()))
            .toList(),
        apis.payments().ofAccount(account.id(), null, NEWEST).items().stream()
            .filter(payment -> payment.status() == PaymentStatus.FAILED)
            .toList(),
        apis.arrangements().ofAccount(account.id()),
        agreements.reversed().stream()
            .limit(CHANGED)
            .flatMap(agreement -> apis.agreements().changes(agreement.id()).stream())
            .toList(),
        apis.moves().ofAccount(account.id()),
        bills.stream()
            .limit(MAILED)
            .flatMap(bill -> apis.documents().deliveries(bill.id()).stream())
            .toList(),
        audit
            ? apis.audit().list(account.id(), null, null, null, null, null, NEWEST).items()
            : List.of());
  }

  private static boolean movesMoney(BookingKind kind) {
    return switch (kind) {
      case BILL, CORRECTION, ADVANCE -> false;
      case PAYMENT, REFUND, DISPUTE, REVERSAL, WRITE_OFF, TRANSFER -> true;
    };
  }

  /** In words, newest first. */
  List<TimelineEvent> told(Component where, Read read) {
    Formats formats = Formats.here();
    List<TimelineEvent> all = new ArrayList<>();
    for (BillSummary bill : read.bills()) {
      all.add(
          new TimelineEvent(
              Kind.BILLS,
              start(bill.issuedOn()),
              BillWords.title(where, bill.kind(), bill.from(), bill.to()),
              bill.number() + " · " + BillWords.money(bill.total(), bill.currency()),
              "bills/" + bill.id()));
    }
    for (StatementLine line : read.booked()) {
      all.add(
          new TimelineEvent(
              Kind.PAYMENTS,
              start(line.effectiveDate()),
              said(where, "booking.", line.kind()),
              line.reference() + " · " + BillWords.change(line.amount(), account.currency()),
              null));
    }
    for (Payment payment : read.failed()) {
      PaymentFailure failure = payment.failure();
      all.add(
          new TimelineEvent(
              Kind.PAYMENTS,
              payment.requestedAt(),
              where.getTranslation(
                  "timeline.payment.failed", BillWords.money(payment.amount(), payment.currency())),
              failure == null ? "" : said(where, "payment.failure.", failure),
              null));
    }
    read.arrangements().forEach(arrangement -> all.addAll(told(where, arrangement)));
    for (AgreementStep step : read.steps()) {
      String reason = step.reason() == null ? "" : " · " + step.reason();
      all.add(
          new TimelineEvent(
              Kind.AGREEMENTS,
              step.recordedAt(),
              said(where, step.undone() ? "timeline.undone." : "timeline.agreement.", step.kind()),
              where.getTranslation("timeline.from", formats.date(step.from()), step.by()) + reason,
              null));
    }
    for (Move move : read.moves()) {
      Instant recorded = move.recordedAt();
      all.add(
          new TimelineEvent(
              Kind.AGREEMENTS,
              recorded == null ? start(move.day()) : recorded,
              said(where, "timeline.move.", move.kind()),
              where.getTranslation("timeline.at", move.marketId(), formats.date(move.day())),
              null));
    }
    for (BillDelivery mail : read.mails()) {
      Instant sent = mail.sentAt();
      all.add(
          new TimelineEvent(
              Kind.MAILS,
              sent == null ? mail.queuedAt() : sent,
              where.getTranslation("timeline.mail", mail.number()),
              (mail.recipient().isEmpty() ? "" : mail.recipient() + " · ")
                  + said(where, "bill.sent.", mail.state()),
              "bills/" + mail.billId()));
    }
    for (AuditEntry entry : read.changes()) {
      all.add(
          new TimelineEvent(
              Kind.CHANGES, entry.at(), action(where, entry.action()), entry.actor(), null));
    }
    all.sort(Comparator.comparing(TimelineEvent::at).reversed());
    return all;
  }

  private List<TimelineEvent> told(Component where, Arrangement arrangement) {
    List<TimelineEvent> events = new ArrayList<>();
    String total = BillWords.money(arrangement.total(), account.currency());
    events.add(
        new TimelineEvent(
            Kind.PAYMENTS,
            start(arrangement.agreedOn()),
            where.getTranslation("timeline.arrangement.agreed"),
            where.getTranslation(
                "timeline.arrangement.plan", arrangement.instalments().size(), total),
            null));
    LocalDate brokenOn = arrangement.brokenOn();
    if (brokenOn != null) {
      events.add(
          new TimelineEvent(
              Kind.PAYMENTS,
              start(brokenOn),
              where.getTranslation("timeline.arrangement.broken"),
              "",
              null));
    }
    ArrangementEnd end = arrangement.end();
    if (end != null) {
      events.add(
          new TimelineEvent(
              Kind.PAYMENTS,
              start(end.on()),
              where.getTranslation("timeline.arrangement.cancelled"),
              end.by() + " · " + end.reason(),
              null));
    }
    return events;
  }

  /** The reader's words for an action; its own where there are none yet. */
  private static String action(Component where, String name) {
    String key = "audit.action." + name;
    String words = where.getTranslation(key);
    return words.equals(key) ? name.replace('-', ' ') : words;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Formats.here().zone()).toInstant();
  }

  private static String said(Component where, String prefix, Enum<?> name) {
    return where.getTranslation(prefix + name.name().toLowerCase(Locale.ROOT));
  }
}
