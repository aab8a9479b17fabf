package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.copying.Columns;
import org.wattline.billing.payments.PaymentState;

/** Reads and writes payments. */
@Repository
class PaymentRows {
  private static final String SELECT = "select * from card_payment ";

  private final JdbcClient jdbc;
  private final JdbcOperations connections;

  PaymentRows(JdbcClient jdbc, JdbcOperations connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  /** A payment that was asked for, and who asked. */
  record Asked(PaymentRow payment, String by) {}

  /**
   * Stores payments that were asked for; one of this id that is there stays as it is.
   *
   * @return the ids of those that are new
   */
  Set<UUID> insert(List<Asked> asked) {
    Columns rows =
        new Columns(
            "uuid",
            "uuid",
            "numeric",
            "text",
            "uuid",
            "text",
            "uuid",
            "bool",
            "text",
            "text",
            "timestamptz",
            "timestamptz",
            "text");
    for (Asked one : asked) {
      PaymentRow p = one.payment();
      rows.add(
          p.id(),
          p.accountId(),
          p.amount(),
          p.currency(),
          p.billId(),
          p.origin().name(),
          p.methodId(),
          p.saveMethod(),
          p.returnPath(),
          p.language(),
          p.expiresAt(),
          p.requestedAt(),
          one.by());
    }
    Set<UUID> inserted = new HashSet<>();
    rows.query(
        connections,
        """
        insert into card_payment (id, account_id, amount, currency, bill_id, origin, method_id,
          save_method, return_path, language, expires_at, requested_at, requested_by, state, asked_at)
        select r.*, 'REQUESTED', r.requested_at
          from %s r(id, account_id, amount, currency, bill_id, origin, method_id, save_method,
                    return_path, language, expires_at, requested_at, requested_by)
        on conflict (id) do nothing returning id
        """,
        row -> inserted.add(row.getObject(1, UUID.class)));
    return inserted;
  }

  Optional<PaymentRow> find(UUID id) {
    return jdbc.sql(SELECT + "where id = :id").param("id", id).query(PaymentRows::row).optional();
  }

  PaymentRow need(UUID id) {
    return find(id).orElseThrow(() -> gone(id));
  }

  /** The payment, for the length of the transaction nobody else's. */
  PaymentRow lock(UUID id) {
    return jdbc.sql(SELECT + "where id = :id for update")
        .param("id", id)
        .query(PaymentRows::row)
        .single();
  }

  /** Those of the payments that nobody else holds, locked as by {@link #lock}. */
  Map<UUID, PaymentRow> lockFree(Collection<UUID> ids) {
    Columns rows = new Columns("uuid");
    new TreeSet<>(ids).forEach(rows::add);
    Map<UUID, PaymentRow> locked = new HashMap<>();
    rows.query(
        connections,
        """
        select p.* from %s n(id) join card_payment p on p.id = n.id
        order by p.id for update of p skip locked
        """,
        row -> {
          PaymentRow payment = row(row, 0);
          locked.put(payment.id(), payment);
        });
    return locked;
  }

  Optional<UUID> byGatewayId(String sessionOrIntent) {
    return jdbc.sql("select id from card_payment where session = :it or intent = :it")
        .param("it", sessionOrIntent)
        .query(UUID.class)
        .optional();
  }

  /** What is known of a payment now, and how. */
  record Known(UUID id, PaymentState state, Seen seen, @Nullable LocalDate paidOn) {}

  /** Writes what is known now of payments that are locked, and returns them. */
  Map<UUID, PaymentRow> update(Collection<Known> known) {
    Columns rows =
        new Columns(
            "uuid",
            "text",
            "text",
            "numeric",
            "text",
            "text",
            "text",
            "text",
            "text",
            "timestamptz",
            "date");
    for (Known one : known) {
      PaymentState.Succeeded paid = one.state() instanceof PaymentState.Succeeded s ? s : null;
      Seen seen = one.seen();
      rows.add(
          one.id(),
          switch (one.state()) {
            case PaymentState.Requested r -> "REQUESTED";
            case PaymentState.Pending p -> "PENDING";
            case PaymentState.Unknown u -> "UNKNOWN";
            case PaymentState.Failed f -> "FAILED";
            case PaymentState.Succeeded s -> "SUCCEEDED";
          },
          one.state() instanceof PaymentState.Failed f ? f.reason().name() : null,
          paid == null ? BigDecimal.ZERO : paid.refunded(),
          paid == null ? "NONE" : paid.contest().name(),
          seen.session(),
          seen.intent(),
          seen.url(),
          seen.method(),
          paid == null ? null : paid.at(),
          one.paidOn());
    }
    Map<UUID, PaymentRow> written = new HashMap<>();
    rows.query(
        connections,
        """
        update card_payment p
           set state = n.state, failure = n.failure, refunded = n.refunded, contest = n.contest,
               session = coalesce(p.session, n.session), intent = coalesce(n.intent, p.intent),
               url = coalesce(n.url, p.url), method = coalesce(n.method, p.method),
               paid_at = n.paid_at, paid_on = n.paid_on
          from %s n(id, state, failure, refunded, contest, session, intent, url, method, paid_at,
                    paid_on)
         where p.id = n.id
        returning p.*
        """,
        row -> {
          PaymentRow payment = row(row, 0);
          written.put(payment.id(), payment);
        });
    return written;
  }

  /** The payment, noted as being asked about, so that nobody else asks at the same time. */
  PaymentRow asked(UUID id, Instant at) {
    return jdbc.sql("update card_payment set asked_at = :at where id = :id returning *")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .query(PaymentRows::row)
        .optional()
        .orElseThrow(() -> gone(id));
  }

  private static IllegalStateException gone(UUID id) {
    return new IllegalStateException("Payment " + id + " is gone");
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

  /** What is under way for an account, whatever it is for. */
  List<PaymentRow> underWay(UUID account) {
    return jdbc.sql(
            SELECT + "where account_id = :a and state in ('REQUESTED', 'PENDING', 'UNKNOWN')")
        .param("a", account)
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
