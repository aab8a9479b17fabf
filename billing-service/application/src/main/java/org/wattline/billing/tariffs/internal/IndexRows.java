package org.wattline.billing.tariffs.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.tariffs.IndexDayValue;
import org.wattline.billing.contract.tariffs.NewPriceIndex;
import org.wattline.billing.contract.tariffs.PriceIndex;

/** The rows of price indices and of every revision of their values. */
@Repository
class IndexRows {
  private final JdbcClient jdbc;

  IndexRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An index.
   *
   * @param minutes null where a value holds from a day on until the next
   */
  record Known(UUID id, String code, @Nullable Integer minutes) {}

  /** A day (UTC) of prices; null where there is none. */
  record Day(LocalDate day, int revision, @Nullable BigDecimal[] prices) {}

  /** A value from a day on. */
  record Value(LocalDate from, int revision, BigDecimal value, Instant recordedAt) {}

  boolean insert(UUID id, NewPriceIndex index, Instant now) {
    return jdbc.sql(
                """
                insert into price_index (id, code, name, minutes, created_at)
                values (:id, :code, :name, :minutes, :now) on conflict (code) do nothing
                """)
            .param("id", id)
            .param("code", index.code())
            .param("name", index.name())
            .param("minutes", index.minutes())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  List<PriceIndex> list() {
    return jdbc.sql(
            """
            select i.id, i.code, i.name, i.minutes,
              (select (d.day at time zone 'UTC')
                        + cardinality(d.prices) * i.minutes * interval '1 minute'
               from price_index_day d where d.index_id = i.id
               order by d.day desc, d.revision desc limit 1) as last_to
            from price_index i order by i.code
            """)
        .query(
            (row, n) -> {
              OffsetDateTime last = row.getObject("last_to", OffsetDateTime.class);
              return new PriceIndex(
                  row.getObject("id", UUID.class),
                  row.getString("code"),
                  row.getString("name"),
                  row.getObject("minutes", Integer.class),
                  last == null ? null : last.toInstant());
            })
        .list();
  }

  Map<String, Known> byCode(Collection<String> codes) {
    return jdbc
        .sql("select id, code, minutes from price_index where code = any(:codes)")
        .param("codes", codes.toArray(String[]::new))
        .query(
            (row, n) ->
                new Known(
                    row.getObject("id", UUID.class),
                    row.getString("code"),
                    row.getObject("minutes", Integer.class)))
        .list()
        .stream()
        .collect(Collectors.toMap(Known::code, Function.identity()));
  }

  /** The newest revision known of each day, in their order; {@code to} is the first day after. */
  List<Day> days(UUID index, LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    return jdbc.sql(
            """
            select distinct on (day) day, revision, prices from price_index_day
            where index_id = :i and day >= :from and day < :to
              and (cast(:at as timestamptz) is null or recorded_at <= cast(:at as timestamptz))
            order by day, revision desc
            """)
        .param("i", index)
        .param("from", from)
        .param("to", to)
        .param("at", knownAt == null ? null : Timestamp.from(knownAt))
        .query((row, n) -> new Day(day(row, "day"), row.getInt("revision"), prices(row)))
        .list();
  }

  void insertDay(UUID index, Day day, Instant now) {
    jdbc.sql(
            """
            insert into price_index_day (index_id, day, revision, prices, recorded_at)
            values (:i, :day, :revision, cast(:prices as numeric[]), :now)
            """)
        .param("i", index)
        .param("day", day.day())
        .param("revision", day.revision())
        .param("prices", literal(day.prices()))
        .param("now", Timestamp.from(now))
        .update();
  }

  private static String literal(@Nullable BigDecimal[] prices) {
    List<String> texts = new ArrayList<>();
    for (BigDecimal price : prices) {
      texts.add(price == null ? "NULL" : price.toPlainString());
    }
    return "{" + String.join(",", texts) + "}";
  }

  /** The newest revision known of each value, in the order of their days. */
  List<Value> values(UUID index, @Nullable Instant knownAt) {
    return jdbc.sql(
            """
            select distinct on (from_day) from_day, revision, value, recorded_at
            from price_index_value
            where index_id = :i
              and (cast(:at as timestamptz) is null or recorded_at <= cast(:at as timestamptz))
            order by from_day, revision desc
            """)
        .param("i", index)
        .param("at", knownAt == null ? null : Timestamp.from(knownAt))
        .query(
            (row, n) ->
                new Value(
                    day(row, "from_day"),
                    row.getInt("revision"),
                    row.getBigDecimal("value"),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void insertValue(UUID index, IndexDayValue value, int revision, Instant now) {
    jdbc.sql(
            """
            insert into price_index_value (index_id, from_day, revision, value, recorded_at)
            values (:i, :from, :revision, :value, :now)
            """)
        .param("i", index)
        .param("from", value.from())
        .param("revision", revision)
        .param("value", value.value())
        .param("now", Timestamp.from(now))
        .update();
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static @Nullable BigDecimal[] prices(ResultSet row) throws SQLException {
    return (BigDecimal[]) row.getArray("prices").getArray();
  }
}
