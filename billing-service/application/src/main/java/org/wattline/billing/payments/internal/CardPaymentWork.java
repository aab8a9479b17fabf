package org.wattline.billing.payments.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundStatus;

/**
 * The janitor: asks the gateway about payments and refunds that nobody has heard of for a while,
 * and acts on events that could not be acted on.
 */
@Component
class CardPaymentWork {
  /** Longer than any answer takes: whoever asked has finished or is dead. */
  static final Duration QUIET = Duration.ofMinutes(2);

  /** Of each kind in one round; the next round goes on. */
  private static final int AT_ONCE = 200;

  private static final Logger log = LoggerFactory.getLogger(CardPaymentWork.class);

  private final PaymentRows rows;
  private final RefundRows refunds;
  private final PaymentFollowUp followUp;
  private final StoredPaymentCare care;
  private final GatewayEvents events;
  private final StripeKeys keys;

  CardPaymentWork(
      PaymentRows rows,
      RefundRows refunds,
      PaymentFollowUp followUp,
      StoredPaymentCare care,
      GatewayEvents events,
      StripeKeys keys) {
    this.rows = rows;
    this.refunds = refunds;
    this.followUp = followUp;
    this.care = care;
    this.events = events;
    this.keys = keys;
  }

  /** One round for the bound supplier. */
  void cleanUp() {
    if (keys.find() == null) {
      return;
    }
    Instant before = followUp.now().minus(QUIET);
    rows.unsettled(before, AT_ONCE).forEach(id -> one("payment", id, () -> followUp.follow(id)));
    refunds.unsettled(before, AT_ONCE).forEach(id -> one("refund", id, () -> ask(id)));
    events.waiting(QUIET, AT_ONCE).forEach(id -> one("event", id, () -> events.handle(id)));
  }

  private void ask(UUID id) {
    Refund refund = refunds.find(id).orElseThrow();
    if (refund.status() == RefundStatus.PENDING) {
      refunds.asked(id, followUp.now());
      followUp.follow(refund.paymentId());
    } else {
      care.send(id);
    }
  }

  private static void one(String what, Object id, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      log.error("The {} {} could not be followed up", what, id, fault);
    }
  }
}
