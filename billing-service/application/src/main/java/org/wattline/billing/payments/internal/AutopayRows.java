package org.wattline.billing.payments.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.tenancy.time.Business;

/** Which accounts' bills are paid on their due dates, and with what. */
@Repository
class AutopayRows {
  private static final Autopay NEVER = new Autopay(false, null, null, 0);

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  AutopayRows(JdbcClient jdbc, AuditTrail audit, @Business Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  Autopay of(UUID account) {
    return jdbc.sql("select method_id, since, version from autopay where account_id = :account")
        .param("account", account)
        .query(
            (row, n) -> {
              OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
              UUID method = row.getObject("method_id", UUID.class);
              return new Autopay(
                  method != null,
                  method,
                  since == null ? null : since.toInstant(),
                  row.getInt("version"));
            })
        .optional()
        .orElse(NEVER);
  }

  /**
   * @param method null: off
   */
  void change(Asker asker, UUID account, @Nullable UUID method, int version) {
    Autopay before = of(account);
    int changed =
        jdbc.sql(
                """
                insert into autopay (account_id, method_id, since, version)
                select :account, :method, :since, 1 where :version = 0
                on conflict (account_id) do nothing
                """)
            .param("account", account)
            .param("method", method)
            .param("since", method == null ? null : Timestamp.from(clock.instant()))
            .param("version", version)
            .update();
    if (changed == 0) {
      changed =
          jdbc.sql(
                  """
                  update autopay set method_id = :method, since = :since, version = version + 1
                   where account_id = :account and version = :version
                  """)
              .param("account", account)
              .param("method", method)
              .param("since", method == null ? null : Timestamp.from(clock.instant()))
              .param("version", version)
              .update();
    }
    if (changed == 0) {
      throw Refusals.changedMeanwhile("automatic payment");
    }
    audit.record(asker, "autopay-changed", "account", account, before, of(account));
  }

  /** Ends what rests on a card that is forgotten. */
  void endFor(Asker asker, UUID method) {
    for (UUID account :
        jdbc.sql("select account_id from autopay where method_id = :method for update")
            .param("method", method)
            .query(UUID.class)
            .list()) {
      change(asker, account, null, of(account).version());
    }
  }

  /** One account and the card that pays its bills. */
  record Agreed(UUID accountId, UUID methodId) {}

  /** Those that have it, in the order of their ids. */
  List<Agreed> after(@Nullable UUID account, int limit) {
    return jdbc.sql(
            """
            select a.account_id, a.method_id from autopay a
              join saved_method m on m.id = a.method_id and m.removed_at is null
             where cast(:after as uuid) is null or a.account_id > :after
             order by a.account_id limit :limit
            """)
        .param("after", account)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Agreed(
                    row.getObject("account_id", UUID.class),
                    row.getObject("method_id", UUID.class)))
        .list();
  }
}
