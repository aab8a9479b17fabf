package org.wattline.billing.audit.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.audit.AuditFilter;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.tenancy.time.Business;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcAuditTrail implements AuditTrail {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  JdbcAuditTrail(JdbcClient jdbc, JsonMapper json, @Business Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(
      Asker actor,
      String action,
      String subjectType,
      UUID subjectId,
      @Nullable Object before,
      @Nullable Object after) {
    jdbc.sql(
            """
            insert into audit_entry
              (id, at, actor, actor_subject, action, subject_type, subject_id, before, after)
            values (:id, :at, :actor, :subject, :action, :type, :subjectId,
                    cast(:before as jsonb), cast(:after as jsonb))
            """)
        .param("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
        .param("at", Timestamp.from(clock.instant()))
        .param("actor", actor.name())
        .param("subject", actor.subject())
        .param("action", action)
        .param("type", subjectType)
        .param("subjectId", subjectId)
        .param("before", before == null ? null : json.writeValueAsString(before))
        .param("after", after == null ? null : json.writeValueAsString(after))
        .update();
  }

  @Override
  @Transactional(readOnly = true)
  public Page<AuditEntry> list(AuditFilter filter, @Nullable String cursor, int limit) {
    Cursor.Parts after = Cursor.read(cursor, 2);
    List<AuditEntry> rows =
        jdbc.sql(
                """
                select id, at, actor, action, subject_type, subject_id, before, after
                from audit_entry
                where\s
                """
                    + conditions(filter, after.instantOrNull(0) != null)
                    + """
                     order by at desc, id desc
                    limit :limit
                    """)
            .param("subjectId", filter.subjectId())
            .param("actor", filter.actor())
            .param("action", filter.action())
            .param("from", timestamp(filter.from()))
            .param("until", timestamp(filter.until()))
            .param("at", timestamp(after.instantOrNull(0)))
            .param("id", after.uuidOrNull(1))
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query(
                (row, n) ->
                    new AuditEntry(
                        row.getObject("id", UUID.class),
                        instant(row.getTimestamp("at")),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("before"),
                        row.getString("after")))
            .list();
    return Cursor.page(rows, limit, last -> List.of(last.at().toString(), last.id().toString()));
  }

  /** Only what is asked for: each of them has an index that ends in the order of the list. */
  private static String conditions(AuditFilter filter, boolean goesOn) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    if (filter.subjectId() != null) {
      conditions.add("subject_id = :subjectId");
    }
    if (filter.actor() != null) {
      conditions.add("actor = :actor");
    }
    if (filter.action() != null) {
      conditions.add("action = :action");
    }
    if (filter.from() != null) {
      conditions.add("at >= :from");
    }
    if (filter.until() != null) {
      conditions.add("at < :until");
    }
    if (goesOn) {
      conditions.add("(at, id) < (:at, :id)");
    }
    return String.join(" and ", conditions);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp.toInstant();
  }
}
