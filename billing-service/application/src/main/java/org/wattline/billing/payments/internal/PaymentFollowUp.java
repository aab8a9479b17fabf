package org.wattline.billing.payments.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.time.Business;

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
  private final LearntPayments learnt;
  private final OpenItems items;
  private final TenantDirectory directory;
  private final PublicAddress address;
  private final Clock clock;

  PaymentFollowUp(
      PaymentRows rows,
      StripeGateway gateway,
      GatewayCustomers customers,
      LearntPayments learnt,
      OpenItems items,
      TenantDirectory directory,
      PublicAddress address,
      @Business Clock clock) {
    this.rows = rows;
    this.gateway = gateway;
    this.customers = customers;
    this.learnt = learnt;
    this.items = items;
    this.directory = directory;
    this.address = address;
    this.clock = clock;
  }

  /**
   * A payment as it is known after the gateway was asked.
   *
   * @param answered whether the request that asked has its answer kept
   */
  record Told(PaymentRow payment, boolean answered) {}

  /**
   * Asks the gateway what it was asked before, or what became of it, and books the answer.
   *
   * @return the payment as it is known then
   */
  PaymentRow follow(UUID id) {
    return follow(id, null).payment();
  }

  /**
   * @param request the request that is answered by it
   */
  Told follow(UUID id, @Nullable MoneyRequest request) {
    return ask(rows.asked(id, clock.instant()), null, request);
  }

  /**
   * Asks the gateway about a payment that was noted as being asked about; books the answer.
   *
   * @param payer who pays, where that is known
   * @param request the request that is answered by it
   */
  Told ask(
      PaymentRow payment, GatewayCustomers.@Nullable Payer payer, @Nullable MoneyRequest request) {
    UUID id = payment.id();
    try {
      if (payment.intent() != null || payment.session() != null) {
        return learn(id, gateway.look(payment), request);
      }
      if (payment.requestedAt().plus(KEYS_KEPT).isAfter(clock.instant())) {
        return learn(id, place(payment, payer), request);
      }
      return learn(id, lost(payment), request);
    } catch (GatewayException.OutcomeUnknown unknown) {
      log.warn("Payment {} is unknown: {}", id, String.valueOf(unknown.getCause()));
      return learn(id, Seen.of(new PaymentState.Unknown()), request);
    } catch (GatewayException.Refused refused) {
      log.warn("Payment {} was refused: {}", id, refused.code());
      if (payment.intent() == null && payment.session() == null) {
        return learn(
            id, Seen.of(new PaymentState.Failed(PaymentFailure.REFUSED_BY_PROVIDER)), request);
      }
      return new Told(rows.need(id), false);
    }
  }

  private Seen place(PaymentRow payment, GatewayCustomers.@Nullable Payer given) {
    UUID account = payment.accountId();
    GatewayCustomers.Payer payer =
        given == null ? customers.payer(account, payment.methodId()) : given;
    String customer = payer.customer() == null ? customers.of(account) : payer.customer();
    if (payment.methodId() == null) {
      return gateway.open(payment, customer, way(payment));
    }
    String kept = payer.method();
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
  StripeGateway.Way way(String path, String query, @Nullable String language, String title) {
    String back = address.url(supplier().portalHosts().getFirst()) + path + "?" + query;
    return new StripeGateway.Way(back + "&outcome=done", back + "&outcome=left", language, title);
  }

  private TenantEntry supplier() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
  }

  private Told learn(UUID id, Seen seen, @Nullable MoneyRequest request) {
    LearntPayments.Written written = learnt.learn(new LearntPayments.Learnt(id, seen, request));
    if (written.keepsMethod()) {
      try {
        customers.sync(written.payment().accountId());
      } catch (GatewayException later) {
        // the gateway's own event about the card brings it, too
        log.warn("The card of payment {} could not be kept yet: {}", id, later.getMessage());
      }
    }
    return new Told(written.payment(), request != null);
  }

  Instant now() {
    return clock.instant();
  }
}
