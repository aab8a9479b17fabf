package org.wattline.billing.payments.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.billing.payments.PaymentReceived;
import org.wattline.billing.payments.PaymentState;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Asks the gateway about a payment and books what it says. The same road for the answer to a
 * request, for webhooks and for the janitor: whoever comes first books, the others find it booked.
 */
@Component
class PaymentFollowUp {
  /** The gateway forgets its keys after a day: before that, asking again is safe. */
  static final Duration KEYS_KEPT = Duration.ofHours(23);

  private static final String DEFAULT_PATH = "/payments";
  private static final Logger log = LoggerFactory.getLogger(PaymentFollowUp.class);

  private final PaymentRows rows;
  private final StripeGateway gateway;
  private final GatewayCustomers customers;
  private final MoneyReturns returns;
  private final MoneyReturns.Days days;
  private final Ledger ledger;
  private final OpenItems items;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final TenantDirectory directory;
  private final PublicAddress address;
  private final Clock clock;

  PaymentFollowUp(
      PaymentRows rows,
      StripeGateway gateway,
      GatewayCustomers customers,
      MoneyReturns returns,
      MoneyReturns.Days days,
      Ledger ledger,
      OpenItems items,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      TenantDirectory directory,
      PublicAddress address,
      Clock clock) {
    this.rows = rows;
    this.gateway = gateway;
    this.customers = customers;
    this.returns = returns;
    this.days = days;
    this.ledger = ledger;
    this.items = items;
    this.transactions = transactions;
    this.events = events;
    this.directory = directory;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Asks the gateway what it was asked before, or what became of it, and books the answer.
   *
   * @return the payment as it is known then
   */
  PaymentRow follow(UUID id) {
    PaymentRow payment = rows.need(id);
    rows.asked(id, clock.instant());
    return ask(payment);
  }

  /**
   * Asks the gateway about a payment that was noted as being asked about; books the answer.
   *
   * @return the payment as it is known then
   */
  PaymentRow ask(PaymentRow payment) {
    UUID id = payment.id();
    try {
      if (payment.intent() != null || payment.session() != null) {
        return learn(id, gateway.look(payment));
      }
      if (payment.requestedAt().plus(KEYS_KEPT).isAfter(clock.instant())) {
        return learn(id, place(payment));
      }
      return learn(id, lost(payment));
    } catch (GatewayException.OutcomeUnknown unknown) {
      log.warn("Payment {} is unknown: {}", id, String.valueOf(unknown.getCause()));
      return learn(id, Seen.of(new PaymentState.Unknown()));
    } catch (GatewayException.Refused refused) {
      log.warn("Payment {} was refused: {}", id, refused.code());
      if (payment.intent() == null && payment.session() == null) {
        return learn(id, Seen.of(new PaymentState.Failed(PaymentFailure.REFUSED_BY_PROVIDER)));
      }
      return rows.need(id);
    }
  }

  private Seen place(PaymentRow payment) {
    String customer = customers.of(payment.accountId());
    UUID method = payment.methodId();
    if (method == null) {
      return gateway.open(payment, customer, way(payment));
    }
    String kept = customers.gatewayId(payment.accountId(), method);
    return kept == null ? lost(payment) : gateway.charge(payment, customer, kept);
  }

  /** A page that nobody was given cannot be paid on; a charge may have been made. */
  private Seen lost(PaymentRow payment) {
    Optional<String> customer = customers.find(payment.accountId());
    Optional<Seen> found =
        payment.methodId() == null || customer.isEmpty()
            ? Optional.empty()
            : gateway.search(payment, customer.get());
    return found.orElseGet(() -> Seen.of(new PaymentState.Failed(PaymentFailure.NOT_COMPLETED)));
  }

  private StripeGateway.Way way(PaymentRow payment) {
    String title =
        Optional.ofNullable(payment.billId())
            .flatMap(items::byDocument)
            .map(item -> item.number())
            .orElseGet(() -> supplier().brand().displayName());
    return way(
        payment.returnPath() == null ? DEFAULT_PATH : payment.returnPath(),
        "payment=" + payment.id(),
        payment.language(),
        title);
  }

  /** The way to a page of the gateway's and back to the portal. */
  StripeGateway.Way way(
      String path, String query, @org.jspecify.annotations.Nullable String language, String title) {
    String back = address.url(supplier().portalHosts().getFirst()) + path + "?" + query;
    return new StripeGateway.Way(back + "&outcome=done", back + "&outcome=left", language, title);
  }

  private TenantEntry supplier() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
  }

  /**
   * Merges what was seen with what is known, and books what is new.
   *
   * @return the payment as it is known then
   */
  PaymentRow learn(UUID id, Seen seen) {
    AtomicBoolean keepsMethod = new AtomicBoolean();
    PaymentRow learned =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  PaymentRow known = rows.lock(id);
                  PaymentState now = known.state().learning(seen.state());
                  boolean came =
                      now instanceof PaymentState.Succeeded
                          && !(known.state() instanceof PaymentState.Succeeded);
                  LocalDate paidOn = known.paidOn();
                  if (came && now instanceof PaymentState.Succeeded s) {
                    paidOn = days.of(s.at());
                    book(known, paidOn, seen);
                  }
                  PaymentRow written = rows.update(known, now, seen, paidOn);
                  if (now instanceof PaymentState.Succeeded) {
                    seen.refunds().forEach(refund -> returns.learn(known, refund));
                    seen.disputes().forEach(dispute -> returns.learn(known, dispute));
                  }
                  keepsMethod.set(came && known.saveMethod());
                  return seen.refunds().isEmpty() && seen.disputes().isEmpty()
                      ? written
                      : rows.need(id);
                }));
    if (keepsMethod.get()) {
      try {
        customers.sync(learned.accountId());
      } catch (GatewayException later) {
        // the gateway's own event about the card brings it, too
        log.warn("The card of payment {} could not be kept yet: {}", id, later.getMessage());
      }
    }
    return learned;
  }

  private void book(PaymentRow payment, LocalDate day, Seen seen) {
    ledger.post(
        List.of(
            new Transaction(
                payment.id(),
                TransactionKind.PAYMENT,
                day,
                "Card payment " + seen.intent(),
                payment.id(),
                List.of(
                    Leg.of(GlAccount.CARD_CLEARING, payment.amount()),
                    Leg.receivable(payment.accountId(), payment.amount().negate())))));
    items.allocate(
        List.of(
            new Credit(
                payment.id(),
                payment.accountId(),
                payment.amount(),
                day,
                AllocationPolicy.OLDEST_DUE_FIRST,
                payment.billId())));
    events.publishEvent(
        new PaymentReceived(payment.id(), payment.accountId(), payment.amount(), day));
  }

  Instant now() {
    return clock.instant();
  }
}
