package org.wattline.controlplane.registry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.Page;
import org.wattline.tenancy.TenantId;

/** Who changed what, when, and what it was before. Entries are never changed: the table refuses. */
@Component
public class AuditTrail {
  private final JdbcClient jdbc;
  private final Clock clock;

  public AuditTrail(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds an entry, in the transaction of the change it tells of. */
  public void record(
      TenantId tenant,
      Actor actor,
      String action,
      Map<String, ?> before,
      Map<String, ?> after,
      @Nullable String reason) {
    jdbc.sql(
            """
            insert into platform.audit_entry (tenant_id, at, actor, action, before, after, reason)
            values (:tenant, :at, :actor, :action, :before::jsonb, :after::jsonb, :reason)
            """)
        .param("tenant", tenant.value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", actor.name())
        .param("action", action)
        .param("before", Json.write(before))
        .param("after", Json.write(after))
        .param("reason", reason)
        .update();
  }

  /**
   * Entries of a tenant, newest first.
   *
   * @param before the id that the page ends before, or null for the newest page
   */
  public Page<AuditEntry> page(TenantId tenant, @Nullable Long before, int limit) {
    List<AuditEntry> found =
        jdbc.sql(
                """
                select * from platform.audit_entry
                 where tenant_id = :tenant and id < :before order by id desc limit :limit
                """)
            .param("tenant", tenant.value())
            .param("before", before == null ? Long.MAX_VALUE : before)
            .param("limit", limit + 1)
            .query(
                (row, number) ->
                    new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        Json.map(row.getString("before")),
                        Json.map(row.getString("after")),
                        row.getString("reason")))
            .list();
    boolean more = found.size() > limit;
    List<AuditEntry> items = more ? found.subList(0, limit) : found;
    return new Page<>(items, more ? Long.toString(items.getLast().id()) : null);
  }
}
