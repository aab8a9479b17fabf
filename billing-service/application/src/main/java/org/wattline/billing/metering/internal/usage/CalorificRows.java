package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.metering.CalorificState;
import org.wattline.billing.contract.metering.CalorificValue;
import org.wattline.billing.metering.UsageChange;
import org.wattline.kernel.LocalDateRange;

/** The rows of calorific values. */
@Component
class CalorificRows {
  private static final LocalDate START = LocalDate.of(1, 1, 1);
  private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

  private final JdbcClient jdbc;

  CalorificRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Kilowatt-hours a cubic metre at gas points, each from its day on.
   *
   * @param days no value that holds on none of them is in the answer
   * @param knownAt null for now
   */
  Map<UUID, NavigableMap<LocalDate, BigDecimal>> ofPoints(
      Collection<UUID> points, LocalDateRange days, @Nullable Instant knownAt) {
    Map<String, NavigableMap<LocalDate, BigDecimal>> areas = new HashMap<>();
    Map<UUID, NavigableMap<LocalDate, BigDecimal>> found = new HashMap<>();
    jdbc.sql(
            """
            select id, grid_operator from service_point
            where id = any(:points) and commodity = 'GAS' and grid_operator is not null
            """)
        .param("points", points.toArray(UUID[]::new))
        .query(
            row -> {
              found.put(
                  row.getObject(1, UUID.class),
                  areas.computeIfAbsent(row.getString(2), area -> new TreeMap<>()));
            });
    if (areas.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select distinct on (v.area, v.from_day) v.area, v.from_day, v.kwh_per_m3
            from unnest(:areas) a(area)
            cross join lateral (
              select max(from_day) as day from calorific_value
              where area = a.area and from_day <= :from
                and (cast(:knownAt as timestamptz) is null or recorded_at <= :knownAt)) first
            join calorific_value v on v.area = a.area
            where v.from_day >= coalesce(first.day, :from) and v.from_day < :to
              and (cast(:knownAt as timestamptz) is null or v.recorded_at <= :knownAt)
            order by v.area, v.from_day, v.revision desc
            """)
        .param("areas", areas.keySet().toArray(String[]::new))
        .param("from", days.from())
        .param("to", days.to())
        .param("knownAt", knownAt == null ? null : Timestamp.from(knownAt))
        .query(
            row -> {
              areas
                  .getOrDefault(row.getString(1), new TreeMap<>())
                  .put(row.getObject(2, LocalDate.class), row.getBigDecimal(3));
            });
    return found;
  }

  boolean isArea(String area) {
    return jdbc.sql("select count(*) from grid_operator where code = :area")
            .param("area", area)
            .query(Integer.class)
            .single()
        == 1;
  }

  /** All days of an area, each with the revision that holds. */
  NavigableMap<LocalDate, CalorificValue> holding(String area) {
    NavigableMap<LocalDate, CalorificValue> holding = new TreeMap<>();
    list(area, START, null, EVER, false, null, Integer.MAX_VALUE)
        .forEach(value -> holding.put(value.from(), value));
    return holding;
  }

  /**
   * Values by day and revision.
   *
   * @param after the revision of the first day after which they begin; null for all of it
   */
  List<CalorificValue> list(
      String area,
      LocalDate from,
      @Nullable Integer after,
      LocalDate to,
      boolean revisions,
      @Nullable Instant knownAt,
      int limit) {
    return jdbc.sql(
            """
            select v.* from calorific_value v
            where v.area = :area and v.from_day < :to
              and (v.from_day > :from
                   or (v.from_day = :from
                       and (cast(:after as int) is null or v.revision > :after)))
              and (cast(:knownAt as timestamptz) is null or v.recorded_at <= :knownAt)
              and (:revisions or not exists (
                select 1 from calorific_value newer
                where newer.area = v.area and newer.from_day = v.from_day
                  and newer.revision > v.revision
                  and (cast(:knownAt as timestamptz) is null or newer.recorded_at <= :knownAt)))
            order by v.from_day, v.revision limit :limit
            """)
        .param("area", area)
        .param("from", from)
        .param("after", after)
        .param("to", to)
        .param("knownAt", knownAt == null ? null : Timestamp.from(knownAt))
        .param("revisions", revisions)
        .param("limit", limit)
        .query(CalorificRows::value)
        .list();
  }

  private static CalorificValue value(ResultSet row, int n) throws SQLException {
    return new CalorificValue(
        row.getString("area"),
        row.getObject("from_day", LocalDate.class),
        row.getBigDecimal("kwh_per_m3").stripTrailingZeros(),
        row.getBoolean("final") ? CalorificState.FINAL : CalorificState.PROVISIONAL,
        row.getString("source"),
        row.getInt("revision"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getString("recorded_by"));
  }

  void insert(CalorificValue value) {
    jdbc.sql(
            """
            insert into calorific_value
              (area, from_day, revision, kwh_per_m3, final, recorded_at, source, recorded_by)
            values (:area, :from, :revision, :value, :final, :at, :source, :by)
            """)
        .param("area", value.area())
        .param("from", Date.valueOf(value.from()))
        .param("revision", value.revision())
        .param("value", value.kwhPerCubicMetre())
        .param("final", value.state() == CalorificState.FINAL)
        .param("at", Timestamp.from(value.recordedAt()))
        .param("source", value.source())
        .param("by", value.recordedBy())
        .update();
  }

  /**
   * Tells of every gas channel in an area that the energy of days is another: as a correction where
   * they are billed. Nothing is told of days without a volume.
   *
   * @param to the first day left out; null for none
   * @param open what it is on days that are not billed
   * @return how many changes were told
   */
  int tell(String area, LocalDate from, @Nullable LocalDate to, UsageChange.Kind open, Instant at) {
    return jdbc.sql(
            """
            with hit as (
              select c.no, greatest(told.first, cast(:from as date)) as first,
                     least(told.last, cast(:last as date)) as last,
                     coalesce(u.closed_until, date '0001-01-01') as closed
              from service_point s
              join channel c on c.service_point_id = s.id and c.direction = 'IMPORT'
                and c.unit in ('CUBIC_METRE', 'LITRE')
              left join usage_close u on u.service_point_id = s.id
              cross join lateral (
                select min(first) as first, max(last) as last from (
                  select min(d.day) as first, max(d.day) as last from interval_day d
                  where d.channel_no = c.no and d.day between :from and :last
                  union all
                  -- what a register counted ends before the day of its read
                  select min((r.at at time zone s.zone)::date),
                         max(((r.at + make_interval(secs => r.seconds)) at time zone s.zone)::date)
                           - 1
                  from reading r where r.channel_no = c.no) known) told
              where s.grid_operator = :area and s.commodity = 'GAS')
            insert into usage_event (id, at, channel_no, from_day, to_day, kind, delivery_no)
            select gen_random_uuid(), cast(:at as timestamptz), no, first, least(last, closed - 1),
                   'CORRECTED', 0
            from hit where first <= last and first < closed
            union all
            select gen_random_uuid(), cast(:at as timestamptz), no, greatest(first, closed), last,
                   :open, 0
            from hit where first <= last and last >= closed
            """)
        .param("area", area)
        .param("from", from)
        .param("last", to == null ? EVER : to.minusDays(1))
        .param("open", open.name())
        .param("at", Timestamp.from(at))
        .update();
  }
}
