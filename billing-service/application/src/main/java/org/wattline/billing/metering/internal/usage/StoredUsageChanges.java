package org.wattline.billing.metering.internal.usage;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.metering.UsageChange;
import org.wattline.billing.metering.UsageChanges;
import org.wattline.kernel.LocalDateRange;

@Service
class StoredUsageChanges implements UsageChanges {
  private final JdbcClient jdbc;

  StoredUsageChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(readOnly = true)
  public List<UsageChange> after(Instant recordedAfter, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is at least 1, not " + limit);
    }
    return jdbc.sql(
            """
            with last as (
              select max(at) as at from (
                select at from usage_event where at > :after order by at limit :limit) first)
            select c.service_point_id, min(e.from_day), max(e.to_day), e.kind, e.at
            from usage_event e join channel c on c.no = e.channel_no
            where e.at > :after and e.at <= (select at from last)
            group by c.service_point_id, e.kind, e.at
            order by e.at, c.service_point_id, e.kind
            """)
        .param("after", Timestamp.from(recordedAfter))
        .param("limit", limit)
        .query(
            (row, n) ->
                new UsageChange(
                    row.getObject(1, UUID.class),
                    LocalDateRange.of(
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class).plusDays(1)),
                    UsageChange.Kind.valueOf(row.getString(4)),
                    row.getTimestamp(5).toInstant()))
        .list();
  }

  @Override
  @Transactional
  public void closeUntil(Map<UUID, LocalDate> days) {
    // in the order of the points: two callers wait for each other one way only
    Map<UUID, LocalDate> ordered = new TreeMap<>(days);
    jdbc.sql(
            """
            insert into usage_close (service_point_id, closed_until, version)
            select point, day, 0 from unnest(:points, :days) as c (point, day)
            on conflict (service_point_id)
              do update set closed_until = excluded.closed_until, version = usage_close.version + 1
            """)
        .param("points", ordered.keySet().toArray(UUID[]::new))
        .param("days", ordered.values().stream().map(Date::valueOf).toArray(Date[]::new))
        .update();
  }
}
