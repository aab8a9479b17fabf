package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.payments.PaymentState;

/** Reads and writes payments. */
@Repository
class PaymentRows {
  private static final String SELECT = "select * from card_payment ";

  private final JdbcClient jdbc;

  PaymentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a payment that was asked for; one of this id that is there stays as it is. */
  boolean insert(PaymentRow p, String requestedBy) {
    return jdbc.sql(
                """
                insert into card_payment (id, account_id, amount, currency, bill_id, origin, method_id,
                  save_method, state, return_path, language, expires_at, requested_at, requested_by, asked_at)
                values (:id, :account, :amount, :currency, :bill, :origin, :method, :save, 'REQUESTED',
                  :path, :language, :expires, :at, :by, :at)
                on conflict (id) do nothing
                """)
            .param("id", p.id())
            .param("account", p.accountId())
            .param("amount", p.amount())
            .param("currency", p.currency())
            .param("bill", p.billId())
            .param("origin", p.origin().name())
            .param("method", p.methodId())
            .param("save", p.saveMethod())
            .param("path", p.returnPath())
            .param("language", p.language())
            .param("expires", Timestamp.from(p.expiresAt()))
            .param("at", Timestamp.from(p.requestedAt()))
            .param("by", requestedBy)
            .update()
        == 1;
  }

  Optional<PaymentRow> find(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(PaymentRows::row).optional();
  }

  PaymentRow need(UUID id) {
    return find(id).orElseThrow(() -> new IllegalStateException("Payment " + id + " is gone"));
  }

  /** The payment, for the length of the transaction nobody else's. */
  PaymentRow lock(UUID id) {
    return jdbc.sql(SELECT + "where id = :id for update")
        .param("id", id)
        .query(PaymentRows::row)
        .single();
  }

  Optional<UUID> byGatewayId(String sessionOrIntent) {
    return jdbc.sql("select id from card_payment where session = :it or intent = :it")
        .param("it", sessionOrIntent)
        .query(UUID.class)
        .optional();
  }

  /** Writes what is known now, and returns it. */
  PaymentRow update(PaymentRow known, PaymentState state, Seen seen, @Nullable LocalDate paidOn) {
    PaymentState.Succeeded paid = state instanceof PaymentState.Succeeded s ? s : null;
    return jdbc.sql(
            """
            update card_payment
               set state = :state, failure = :failure, refunded = :refunded, contest = :contest,
                   session = coalesce(session, :session), intent = coalesce(:intent, intent),
                   url = coalesce(:url, url), method = coalesce(:method, method),
                   paid_at = :paidAt, paid_on = :paidOn
             where id = :id
            returning *
            """)
        .param("id", known.id())
        .param(
            "state",
            switch (state) {
              case PaymentState.Requested r -> "REQUESTED";
              case PaymentState.Pending p -> "PENDING";
              case PaymentState.Unknown u -> "UNKNOWN";
              case PaymentState.Failed f -> "FAILED";
              case PaymentState.Succeeded s -> "SUCCEEDED";
            })
        .param("failure", state instanceof PaymentState.Failed f ? f.reason().name() : null)
        .param("refunded", paid == null ? BigDecimal.ZERO : paid.refunded())
        .param("contest", paid == null ? "NONE" : paid.contest().name())
        .param("session", seen.session())
        .param("intent", seen.intent())
        .param("url", seen.url())
        .param("method", seen.method())
        .param("paidAt", paid == null ? null : Timestamp.from(paid.at()))
        .param("paidOn", paidOn)
        .query(PaymentRows::row)
        .single();
  }

  /** Notes that the gateway is being asked, so that nobody else asks at the same time. */
  void asked(UUID id, Instant at) {
    jdbc.sql("update card_payment set asked_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  /** Payments that are not settled and that the gateway was not asked about since. */
  List<UUID> unsettled(Instant askedBefore, int limit) {
    return jdbc.sql(
            """
            select id from card_payment
             where state in ('REQUESTED', 'PENDING', 'UNKNOWN') and asked_at < :before
             order by asked_at limit :limit
            """)
        .param("before", Timestamp.from(askedBefore))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  List<PaymentRow> ofAccount(
      UUID account, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where account_id = :account
                  and (cast(:at as timestamptz) is null or (requested_at, id) < (:at, :id))
                order by requested_at desc, id desc limit :limit
                """)
        .param("account", account)
        .param("at", beforeAt == null ? null : Timestamp.from(beforeAt))
        .param("id", beforeId)
        .param("limit", limit)
        .query(PaymentRows::row)
        .list();
  }

  /** Payments that were asked for before an instant and are not settled, oldest first. */
  List<PaymentRow> stuck(
      Instant requestedBefore, @Nullable Instant afterAt, @Nullable UUID afterId, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where state in ('REQUESTED', 'PENDING', 'UNKNOWN') and requested_at < :before
                  and (cast(:at as timestamptz) is null or (requested_at, id) > (:at, :id))
                order by requested_at, id limit :limit
                """)
        .param("before", Timestamp.from(requestedBefore))
        .param("at", afterAt == null ? null : Timestamp.from(afterAt))
        .param("id", afterId)
        .param("limit", limit)
        .query(PaymentRows::row)
        .list();
  }

  /** The automatic payments of a bill and what else is under way for it, oldest first. */
  List<PaymentRow> ofBill(UUID account, UUID bill) {
    return jdbc.sql(SELECT + "where account_id = :a and bill_id = :b order by requested_at, id")
        .param("a", account)
        .param("b", bill)
        .query(PaymentRows::row)
        .list();
  }

  static PaymentRow row(ResultSet row, int n) throws SQLException {
    String failure = row.getString("failure");
    return new PaymentRow(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getObject("bill_id", UUID.class),
        PaymentOrigin.valueOf(row.getString("origin")),
        row.getObject("method_id", UUID.class),
        row.getBoolean("save_method"),
        switch (row.getString("state")) {
          case "REQUESTED" -> new PaymentState.Requested();
          case "PENDING" -> new PaymentState.Pending();
          case "UNKNOWN" -> new PaymentState.Unknown();
          case "FAILED" -> new PaymentState.Failed(PaymentFailure.valueOf(failure));
          default ->
              new PaymentState.Succeeded(
                  instant(row, "paid_at"),
                  row.getBigDecimal("refunded"),
                  PaymentState.Contest.valueOf(row.getString("contest")));
        },
        row.getString("session"),
        row.getString("intent"),
        row.getString("url"),
        row.getString("return_path"),
        row.getString("language"),
        row.getString("method"),
        instant(row, "expires_at"),
        instant(row, "requested_at"),
        row.getObject("paid_on", LocalDate.class));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
