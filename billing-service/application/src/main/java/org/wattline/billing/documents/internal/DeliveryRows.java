package org.wattline.billing.documents.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.documents.BillDelivery;
import org.wattline.billing.contract.documents.DeliveryState;

/** The rows of deliveries. */
@Repository
class DeliveryRows {
  private static final String SELECT =
      "select id, bill_id, number, account_id, recipient, state, attempts, problem, queued_at,"
          + " sent_at from bill_delivery ";

  private final JdbcClient jdbc;

  DeliveryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A delivery that begins. */
  record Queued(
      UUID id, UUID billId, String number, UUID accountId, String recipient, DeliveryState state) {}

  void insert(List<Queued> queued, Instant now) {
    jdbc.sql(
            """
            insert into bill_delivery
              (id, bill_id, number, account_id, recipient, state, attempts, next_at, queued_at)
            select q.*, 0, :now, :now
            from unnest(:ids, :bills, :numbers, :accounts, :recipients, :states) q
            """)
        .param("ids", queued.stream().map(Queued::id).toArray(UUID[]::new))
        .param("bills", queued.stream().map(Queued::billId).toArray(UUID[]::new))
        .param("numbers", queued.stream().map(Queued::number).toArray(String[]::new))
        .param("accounts", queued.stream().map(Queued::accountId).toArray(UUID[]::new))
        .param("recipients", queued.stream().map(Queued::recipient).toArray(String[]::new))
        .param("states", queued.stream().map(each -> each.state().name()).toArray(String[]::new))
        .param("now", Timestamp.from(now))
        .update();
  }

  List<BillDelivery> ofBill(UUID billId) {
    return jdbc.sql(SELECT + "where bill_id = :bill order by queued_at, id")
        .param("bill", billId)
        .query(DeliveryRows::delivery)
        .list();
  }

  List<BillDelivery> list(
      @Nullable DeliveryState state, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where (cast(:state as text) is null or state = :state)
                  and (cast(:before as timestamptz) is null or (queued_at, id) < (:before, :id))
                order by queued_at desc, id desc limit :limit
                """)
        .param("state", state == null ? null : state.name())
        .param("before", before == null ? null : Timestamp.from(before))
        .param("id", beforeId)
        .param("limit", limit)
        .query(DeliveryRows::delivery)
        .list();
  }

  int queueFailed(Instant now, int most) {
    return jdbc.sql(
            """
            update bill_delivery set state = 'QUEUED', attempts = 0, next_at = :now, problem = null
            where id in (select id from bill_delivery where state = 'FAILED'
                         order by queued_at limit :most for update skip locked)
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .update();
  }

  /** Takes what is due in hand; nobody else takes the same. */
  List<BillDelivery> take(Instant now, int most) {
    return jdbc.sql(
            """
            update bill_delivery set state = 'SENDING', attempts = attempts + 1, next_at = :now
            where id in (select id from bill_delivery where state = 'QUEUED' and next_at <= :now
                         order by next_at limit :most for update skip locked)
            returning id, bill_id, number, account_id, recipient, state, attempts, problem,
              queued_at, sent_at
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(DeliveryRows::delivery)
        .list();
  }

  void sent(UUID id, Instant now) {
    jdbc.sql(
            "update bill_delivery set state = 'SENT', sent_at = :now, problem = null where id ="
                + " :id")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  void notSent(UUID id, DeliveryState state, Instant next, String problem) {
    jdbc.sql(
            """
            update bill_delivery set state = :state, next_at = :next, problem = :problem
            where id = :id
            """)
        .param("state", state.name())
        .param("next", Timestamp.from(next))
        .param("problem", problem)
        .param("id", id)
        .update();
  }

  /** What was in hand when a service died is nobody's to send again by itself. */
  int giveUp(Instant takenBefore) {
    return jdbc.sql(
            "update bill_delivery set state = 'UNKNOWN' where state = 'SENDING' and next_at < :at")
        .param("at", Timestamp.from(takenBefore))
        .update();
  }

  private static BillDelivery delivery(ResultSet row, int n) throws SQLException {
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    return new BillDelivery(
        row.getObject("id", UUID.class),
        row.getObject("bill_id", UUID.class),
        row.getString("number"),
        row.getObject("account_id", UUID.class),
        row.getString("recipient"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("problem"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant());
  }
}
