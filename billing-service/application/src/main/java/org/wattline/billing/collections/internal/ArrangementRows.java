package org.wattline.billing.collections.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.collections.Schedule;
import org.wattline.billing.collections.internal.StoredArrangement.End;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.billing.copying.Columns;

/** Reads and writes arrangements. Nothing written is ever changed. */
@Repository
class ArrangementRows {
  /** Of one account: one every two weeks for four years, and nobody is refused by it. */
  private static final int MOST = 100;

  private static final String SELECT =
      """
      select a.*, e.ended_on, e.ended_at, e.ended_by, e.reason from payment_arrangement a
        left join payment_arrangement_end e on e.arrangement_id = a.id
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations connections;

  ArrangementRows(JdbcClient jdbc, JdbcOperations connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  void insert(StoredArrangement agreed) {
    jdbc.sql(
            """
            insert into payment_arrangement
              (id, account_id, agreed_on, agreed_at, agreed_by, by_staff, grace_days)
            values (:id, :account, :on, :at, :by, :staff, :grace)
            """)
        .param("id", agreed.id())
        .param("account", agreed.accountId())
        .param("on", agreed.agreedOn())
        .param("at", Timestamp.from(agreed.agreedAt()))
        .param("by", agreed.agreedBy())
        .param("staff", agreed.byStaff())
        .param("grace", agreed.graceDays())
        .update();
    Columns items = new Columns("uuid", "uuid", "numeric");
    agreed.covers().forEach((document, amount) -> items.add(agreed.id(), document, amount));
    items.query(
        connections,
        """
        insert into payment_arrangement_item (arrangement_id, document_id, amount)
        select * from %s r returning document_id
        """,
        row -> {});
    Columns instalments = new Columns("uuid", "int4", "date", "numeric");
    for (PlannedInstalment planned : agreed.schedule().instalments()) {
      instalments.add(agreed.id(), planned.number(), planned.dueOn(), planned.amount());
    }
    instalments.query(
        connections,
        """
        insert into payment_arrangement_instalment (arrangement_id, number, due_on, amount)
        select * from %s r returning number
        """,
        row -> {});
  }

  void insertEnd(UUID id, End end) {
    jdbc.sql(
            """
            insert into payment_arrangement_end
              (arrangement_id, ended_on, ended_at, ended_by, reason)
            values (:id, :on, :at, :by, :reason)
            """)
        .param("id", id)
        .param("on", end.on())
        .param("at", Timestamp.from(end.at()))
        .param("by", end.by())
        .param("reason", end.reason())
        .update();
  }

  /** Newest first. */
  List<StoredArrangement> ofAccount(UUID accountId) {
    return whole(
        jdbc.sql(
                SELECT
                    + "where a.account_id = :account order by a.agreed_at desc, a.id desc limit "
                    + MOST)
            .param("account", accountId)
            .query(ArrangementRows::bare)
            .list());
  }

  /** The newest that staff did not end: the only one that can still run. */
  List<StoredArrangement> newestNotEnded(UUID accountId) {
    return whole(
        jdbc.sql(
                SELECT
                    + "where a.account_id = :account and e.arrangement_id is null"
                    + " order by a.agreed_at desc, a.id desc limit 1")
            .param("account", accountId)
            .query(ArrangementRows::bare)
            .list());
  }

  /** An arrangement without what it covers and its instalments. */
  private record Bare(
      UUID id,
      UUID accountId,
      LocalDate agreedOn,
      OffsetDateTime agreedAt,
      String agreedBy,
      boolean byStaff,
      int graceDays,
      @Nullable End end) {}

  private static Bare bare(ResultSet row, int n) throws SQLException {
    LocalDate endedOn = row.getObject("ended_on", LocalDate.class);
    return new Bare(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getObject("agreed_on", LocalDate.class),
        row.getObject("agreed_at", OffsetDateTime.class),
        row.getString("agreed_by"),
        row.getBoolean("by_staff"),
        row.getInt("grace_days"),
        endedOn == null
            ? null
            : new End(
                endedOn,
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_by"),
                row.getString("reason")));
  }

  private List<StoredArrangement> whole(List<Bare> bare) {
    if (bare.isEmpty()) {
      return List.of();
    }
    UUID[] ids = bare.stream().map(Bare::id).toArray(UUID[]::new);
    Map<UUID, Map<UUID, BigDecimal>> covers = new HashMap<>();
    jdbc.sql("select * from payment_arrangement_item where arrangement_id = any(:ids)")
        .param("ids", ids)
        .query(
            row -> {
              covers
                  .computeIfAbsent(
                      row.getObject("arrangement_id", UUID.class), id -> new HashMap<>())
                  .put(row.getObject("document_id", UUID.class), row.getBigDecimal("amount"));
            });
    Map<UUID, List<PlannedInstalment>> planned = new HashMap<>();
    jdbc.sql(
            """
            select * from payment_arrangement_instalment where arrangement_id = any(:ids)
             order by arrangement_id, number
            """)
        .param("ids", ids)
        .query(
            row -> {
              planned
                  .computeIfAbsent(
                      row.getObject("arrangement_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new PlannedInstalment(
                          row.getInt("number"),
                          row.getObject("due_on", LocalDate.class),
                          row.getBigDecimal("amount")));
            });
    return bare.stream()
        .map(one -> whole(one, covers.getOrDefault(one.id(), Map.of()), planned.get(one.id())))
        .toList();
  }

  private static StoredArrangement whole(
      Bare one, Map<UUID, BigDecimal> covers, @Nullable List<PlannedInstalment> planned) {
    return new StoredArrangement(
        one.id(),
        one.accountId(),
        one.agreedOn(),
        one.agreedAt().toInstant(),
        one.agreedBy(),
        one.byStaff(),
        one.graceDays(),
        covers,
        new Schedule(
            covers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
            planned == null ? List.of() : planned),
        one.end());
  }
}
