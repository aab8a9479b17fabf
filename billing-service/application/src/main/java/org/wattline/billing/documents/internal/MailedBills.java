package org.wattline.billing.documents.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.bills.BillDirectory;
import org.wattline.billing.bills.BillsIssued;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;
import org.wattline.billing.customers.AccountHolders;
import org.wattline.billing.customers.AccountHolders.HeldAccount;
import org.wattline.billing.documents.BillPost;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

/**
 * Queues a delivery with every bill, in the bill's own transaction, and sends what is queued. A
 * mail is taken in hand before it goes out and noted as sent after; what was in hand when the
 * service died may have gone out, so it is shown as unknown and not sent again by itself.
 */
@Service
class MailedBills implements BillPost {
  private static final int AT_ONCE = 50;
  private static final int MAX_ATTEMPTS = 6;
  private static final int MAX_PROBLEM = 300;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration IN_HAND = Duration.ofMinutes(10);

  private final DeliveryRows rows;
  private final BillDirectory bills;
  private final AccountHolders holders;
  private final StoredBillFiles files;
  private final BillMail mail;
  private final AuditTrail audit;
  private final TransactionTemplate transactions;
  private final Clock clock;

  MailedBills(
      DeliveryRows rows,
      BillDirectory bills,
      AccountHolders holders,
      StoredBillFiles files,
      BillMail mail,
      AuditTrail audit,
      TransactionTemplate transactions,
      @Business Clock clock) {
    this.rows = rows;
    this.bills = bills;
    this.holders = holders;
    this.files = files;
    this.mail = mail;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  @EventListener
  void issued(BillsIssued issued) {
    queue(issued.bills());
  }

  /** Queues a delivery of each; their ids, in the same order. */
  private List<UUID> queue(List<BillsIssued.Issued> issued) {
    Map<UUID, AccountHolders.Addressee> addressees =
        holders
            .addressees(issued.stream().map(BillsIssued.Issued::accountId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(AccountHolders.Addressee::accountId, Function.identity()));
    List<DeliveryRows.Queued> queued =
        issued.stream().map(bill -> queued(bill, addressees.get(bill.accountId()))).toList();
    rows.insert(queued, clock.instant());
    return queued.stream().map(DeliveryRows.Queued::id).toList();
  }

  private static DeliveryRows.Queued queued(
      BillsIssued.Issued bill, AccountHolders.@Nullable Addressee to) {
    if (to == null) {
      throw new IllegalStateException("Bill " + bill.number() + " has no account");
    }
    String address = to.email() == null ? "" : to.email();
    DeliveryState state =
        to.delivery() == DeliveryChannel.POST
            ? DeliveryState.TO_PRINT
            : address.isEmpty() ? DeliveryState.NO_ADDRESS : DeliveryState.QUEUED;
    return new DeliveryRows.Queued(
        UuidVersion7Strategy.INSTANCE.generateUuid(null),
        bill.billId(),
        bill.number(),
        bill.accountId(),
        state == DeliveryState.QUEUED ? address : "",
        state);
  }

  @Override
  @Transactional(readOnly = true)
  public List<BillDelivery> ofBill(Asker asker, UUID billId) {
    asker.requireStaff();
    List<BillDelivery> deliveries = rows.ofBill(billId);
    if (deliveries.isEmpty()) {
      // perhaps because there is no such bill
      files.visible(asker, billId);
    }
    return deliveries;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<BillDelivery> list(
      Asker asker, @Nullable DeliveryState state, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts from = Cursor.read(cursor, 2);
    return Cursor.page(
        rows.list(state, from.instantOrNull(0), from.uuidOrNull(1), Cursor.checkedLimit(limit) + 1),
        limit,
        last -> List.of(last.queuedAt().toString(), last.id().toString()));
  }

  @Override
  @Transactional
  public BillDelivery resend(Asker asker, UUID billId) {
    asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.BILLING, Role.FINANCE, Role.SUPERVISOR);
    Bill bill = files.visible(asker, billId);
    UUID id =
        queue(List.of(new BillsIssued.Issued(billId, bill.accountId(), bill.number()))).getFirst();
    BillDelivery made =
        rows.ofBill(billId).stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
    audit.record(asker, "bill-resent", "bill", billId, null, made);
    return made;
  }

  @Override
  @Transactional
  public int retryFailed(Asker asker) {
    asker.requireAnyOf(Role.BILLING, Role.FINANCE, Role.SUPERVISOR);
    return rows.queueFailed(clock.instant(), MAX_RETRIED);
  }

  @Override
  public int sendDue() {
    Instant now = clock.instant();
    List<BillDelivery> taken =
        transactions.execute(
            status -> {
              rows.giveUp(now.minus(IN_HAND));
              return rows.take(now, AT_ONCE);
            });
    if (taken == null) {
      throw new IllegalStateException("A transaction gave nothing back");
    }
    taken.forEach(this::send);
    return taken.size();
  }

  private void send(BillDelivery delivery) {
    try {
      Bill bill = bills.byId(delivery.billId(), "en").orElseThrow(() -> Refusals.notFound("bill"));
      HeldAccount held = holders.of(delivery.accountId()).orElseThrow();
      byte[] letter = transactions.execute(status -> files.letter(bill));
      if (letter == null) {
        throw new IllegalStateException("A transaction gave nothing back");
      }
      mail.send(delivery, bill, held, letter, clock.instant());
      rows.sent(delivery.id(), clock.instant());
    } catch (MailException | IllegalStateException | IllegalArgumentException refused) {
      boolean over = delivery.attempts() >= MAX_ATTEMPTS;
      rows.notSent(
          delivery.id(),
          over ? DeliveryState.FAILED : DeliveryState.QUEUED,
          clock.instant().plus(FIRST_WAIT.multipliedBy(1L << delivery.attempts())),
          shortened(refused));
    }
  }

  private static String shortened(Exception refused) {
    Throwable cause = refused;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return text.length() <= MAX_PROBLEM ? text : text.substring(0, MAX_PROBLEM);
  }
}
