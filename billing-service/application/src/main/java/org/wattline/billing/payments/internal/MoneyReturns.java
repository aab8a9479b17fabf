package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.billing.payments.PaymentReturned;
import org.wattline.tenancy.time.BusinessCalendar;

/**
 * Books money that goes back: refunds, and disputes out and in again. Each step is booked once, by
 * an id that follows from the gateway's, whatever is heard how often in which order.
 */
@Component
class MoneyReturns {
  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final OpenItems items;
  private final Days days;
  private final ApplicationEventPublisher events;

  MoneyReturns(
      JdbcClient jdbc,
      Ledger ledger,
      OpenItems items,
      Days days,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.items = items;
    this.days = days;
    this.events = events;
  }

  /** Learns of a refund, in the transaction that holds the payment's lock. */
  void learn(PaymentRow payment, Seen.SeenRefund seen) {
    UUID id = idOf(payment, seen);
    LocalDate booked =
        jdbc.sql("select booked_on from card_refund where id = :id")
            .param("id", id)
            .query((row, n) -> Optional.ofNullable(row.getObject("booked_on", LocalDate.class)))
            .single()
            .orElse(null);
    boolean books = seen.status() == RefundStatus.SUCCEEDED && booked == null;
    LocalDate day = books ? days.of(seen.at()) : booked;
    jdbc.sql(
            """
            update card_refund
               set gateway_id = :gateway, booked_on = :day,
                   state = case when state in ('SUCCEEDED', 'FAILED') then state else :state end
             where id = :id
            """)
        .param("gateway", seen.id())
        .param("day", day)
        .param("state", seen.status().name())
        .param("id", id)
        .update();
    if (books && day != null) {
      ledger.post(
          List.of(
              new Transaction(
                  id,
                  TransactionKind.REFUND,
                  day,
                  "Refund " + seen.id(),
                  payment.id(),
                  List.of(
                      Leg.receivable(payment.accountId(), seen.amount()),
                      Leg.of(GlAccount.CARD_CLEARING, seen.amount().negate())))));
      items.giveBack(id, payment.id(), seen.amount(), day);
      events.publishEvent(
          new PaymentReturned(
              payment.id(), payment.accountId(), seen.amount(), PaymentReturned.Cause.REFUND));
    }
  }

  /** Ours by its reference, or one made at the gateway's own console, which is ours from now on. */
  private UUID idOf(PaymentRow payment, Seen.SeenRefund seen) {
    UUID ours = ours(payment, seen.reference());
    if (ours != null) {
      return ours;
    }
    UUID id = named("refund:" + seen.id());
    jdbc.sql(
            """
            insert into card_refund (id, payment_id, amount, state, reason, gateway_id, requested_at, asked_at)
            values (:id, :payment, :amount, 'PENDING', 'Made at the payment provider', :gateway, :at, :at)
            on conflict (id) do nothing
            """)
        .param("id", id)
        .param("payment", payment.id())
        .param("amount", seen.amount())
        .param("gateway", seen.id())
        .param("at", Timestamp.from(seen.at()))
        .update();
    return id;
  }

  private @Nullable UUID ours(PaymentRow payment, @Nullable String reference) {
    if (reference == null) {
      return null;
    }
    return jdbc.sql("select id from card_refund where payment_id = :payment and id::text = :id")
        .param("payment", payment.id())
        .param("id", reference)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /** Learns of a dispute, in the transaction that holds the payment's lock. */
  void learn(PaymentRow payment, Seen.SeenDispute seen) {
    jdbc.sql(
            """
            insert into card_dispute (id, payment_id, gateway_id, amount, status, reason, opened_at, respond_by)
            values (:id, :payment, :gateway, :amount, :status, :reason, :opened, :respond)
            on conflict (gateway_id) do update
               set status = case when card_dispute.status in ('WON', 'LOST', 'CLOSED')
                                 then card_dispute.status else excluded.status end,
                   respond_by = excluded.respond_by
            """)
        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
        .param("payment", payment.id())
        .param("gateway", seen.id())
        .param("amount", seen.amount())
        .param("status", seen.status().name())
        .param("reason", seen.reason())
        .param("opened", Timestamp.from(seen.openedAt()))
        .param("respond", seen.respondBy() == null ? null : Timestamp.from(seen.respondBy()))
        .update();
    Instant takenAt = seen.takenAt();
    if (takenAt != null && marked(seen.id(), "taken_on", days.of(takenAt))) {
      take(payment, seen, days.of(takenAt));
    }
    Instant returnedAt = seen.returnedAt();
    if (returnedAt != null && marked(seen.id(), "returned_on", days.of(returnedAt))) {
      giveAgain(payment, seen, days.of(returnedAt));
    }
  }

  /** Notes a step; true the first time. */
  private boolean marked(String dispute, String column, LocalDate day) {
    return jdbc.sql(
                "update card_dispute set "
                    + column
                    + " = :day where gateway_id = :id and "
                    + column
                    + " is null")
            .param("day", day)
            .param("id", dispute)
            .update()
        == 1;
  }

  private void take(PaymentRow payment, Seen.SeenDispute seen, LocalDate day) {
    UUID debt = named("dispute-debt:" + seen.id());
    BigDecimal amount = seen.amount();
    ledger.post(
        List.of(
            new Transaction(
                debt,
                TransactionKind.DISPUTE,
                day,
                "Dispute " + seen.id(),
                payment.id(),
                List.of(
                    Leg.receivable(payment.accountId(), amount),
                    Leg.of(GlAccount.DISPUTES, amount.negate()))),
            new Transaction(
                named("dispute-money:" + seen.id()),
                TransactionKind.DISPUTE,
                day,
                "Dispute " + seen.id(),
                payment.id(),
                List.of(
                    Leg.of(GlAccount.DISPUTES, amount),
                    Leg.of(GlAccount.CARD_CLEARING, amount.negate())))));
    items.giveBack(debt, payment.id(), amount, day);
    events.publishEvent(
        new PaymentReturned(
            payment.id(), payment.accountId(), amount, PaymentReturned.Cause.DISPUTE));
  }

  private void giveAgain(PaymentRow payment, Seen.SeenDispute seen, LocalDate day) {
    UUID credit = named("dispute-won:" + seen.id());
    BigDecimal amount = seen.amount();
    ledger.post(
        List.of(
            new Transaction(
                credit,
                TransactionKind.DISPUTE,
                day,
                "Dispute won " + seen.id(),
                payment.id(),
                List.of(
                    Leg.of(GlAccount.DISPUTES, amount),
                    Leg.receivable(payment.accountId(), amount.negate()))),
            new Transaction(
                named("dispute-money-again:" + seen.id()),
                TransactionKind.DISPUTE,
                day,
                "Dispute won " + seen.id(),
                payment.id(),
                List.of(
                    Leg.of(GlAccount.CARD_CLEARING, amount),
                    Leg.of(GlAccount.DISPUTES, amount.negate())))));
    items.allocate(
        new Credit(
            credit,
            payment.accountId(),
            amount,
            day,
            AllocationPolicy.OLDEST_DUE_FIRST,
            payment.billId()));
  }

  private static UUID named(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }

  /** The supplier's local date of an instant. */
  @Component
  static class Days {
    private final BusinessCalendar calendar;

    Days(BusinessCalendar calendar) {
      this.calendar = calendar;
    }

    LocalDate of(Instant instant) {
      return LocalDate.ofInstant(instant, calendar.zone());
    }
  }
}
