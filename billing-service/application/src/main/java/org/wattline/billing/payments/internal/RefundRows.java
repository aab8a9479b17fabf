package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundStatus;

/** Reads and writes refunds. */
@Repository
class RefundRows {
  private static final String SELECT =
      """
      select r.id, r.payment_id, p.account_id, r.amount, p.currency, r.state, r.reason,
             r.requested_by, r.requested_at
        from card_refund r join card_payment p on p.id = r.payment_id
      """;

  private final JdbcClient jdbc;

  RefundRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UUID id, UUID payment, BigDecimal amount, String reason, String by, Instant at) {
    jdbc.sql(
            """
            insert into card_refund (id, payment_id, amount, state, reason, requested_by, requested_at, asked_at)
            values (:id, :payment, :amount, 'REQUESTED', :reason, :by, :at, :at)
            """)
        .param("id", id)
        .param("payment", payment)
        .param("amount", amount)
        .param("reason", reason)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** What is given back of a payment, or may be. */
  BigDecimal claimed(UUID payment) {
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from card_refund where payment_id = :p and state <>"
                + " 'FAILED'")
        .param("p", payment)
        .query(BigDecimal.class)
        .single();
  }

  Optional<Refund> find(UUID id) {
    return jdbc.sql(SELECT + "where r.id = :id")
        .param("id", id)
        .query(RefundRows::refund)
        .optional();
  }

  List<Refund> of(UUID payment) {
    return jdbc.sql(SELECT + "where r.payment_id = :p order by r.requested_at, r.id")
        .param("p", payment)
        .query(RefundRows::refund)
        .list();
  }

  /** Sets a state that says no more than what was learnt already. */
  void mark(UUID id, RefundStatus state, Instant askedAt) {
    jdbc.sql(
            """
            update card_refund set state = :state, asked_at = :at
             where id = :id and state in ('REQUESTED', 'UNKNOWN')
            """)
        .param("state", state.name())
        .param("at", Timestamp.from(askedAt))
        .param("id", id)
        .update();
  }

  void asked(UUID id, Instant at) {
    jdbc.sql("update card_refund set asked_at = :at where id = :id")
        .param("at", Timestamp.from(at))
        .param("id", id)
        .update();
  }

  List<UUID> unsettled(Instant askedBefore, int limit) {
    return jdbc.sql(
            """
            select id from card_refund
             where state in ('REQUESTED', 'PENDING', 'UNKNOWN') and asked_at < :before
             order by asked_at limit :limit
            """)
        .param("before", Timestamp.from(askedBefore))
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  static Refund refund(ResultSet row, int n) throws SQLException {
    return new Refund(
        row.getObject("id", UUID.class),
        row.getObject("payment_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        RefundStatus.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("requested_by"),
        PaymentRows.instant(row, "requested_at"));
  }
}
