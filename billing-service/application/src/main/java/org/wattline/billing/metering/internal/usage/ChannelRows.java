package org.wattline.billing.metering.internal.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;

/** The rows of channels. */
@Component
public class ChannelRows {
  private static final String SELECT =
      "select c.*, p.zone, p.commodity from channel c join service_point p on p.id ="
          + " c.service_point_id ";

  private final JdbcClient jdbc;

  ChannelRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<ChannelRow> ofPoints(Collection<UUID> points) {
    return jdbc.sql(SELECT + "where c.service_point_id = any(:points) order by c.no")
        .param("points", points.toArray(UUID[]::new))
        .query(ChannelRows::row)
        .list();
  }

  public Optional<ChannelRow> byId(UUID id) {
    return jdbc.sql(SELECT + "where c.id = :id").param("id", id).query(ChannelRows::row).optional();
  }

  public List<ChannelRow> byNo(Collection<Integer> numbers) {
    return jdbc.sql(SELECT + "where c.no = any(:numbers)")
        .param("numbers", numbers.toArray(Integer[]::new))
        .query(ChannelRows::row)
        .list();
  }

  private static ChannelRow row(ResultSet row, int n) throws SQLException {
    return new ChannelRow(
        row.getInt("no"),
        row.getObject("id", UUID.class),
        row.getObject("service_point_id", UUID.class),
        CommodityKind.valueOf(row.getString("commodity")),
        ZoneId.of(row.getString("zone")),
        row.getString("code"),
        row.getString("direction"),
        SeriesKind.valueOf(row.getString("kind")),
        MeasureUnit.valueOf(row.getString("unit")),
        row.getInt("power"),
        row.getInt("interval_seconds"),
        row.getString("meter_serial"),
        row.getBoolean("counted"),
        row.getBoolean("derived"),
        row.getString("currency"),
        row.getString("label"));
  }

  /** A channel within a virtual one. */
  record Term(int source, int factor) {}

  Map<Integer, List<Term>> terms(Collection<Integer> channels) {
    Map<Integer, List<Term>> terms = new HashMap<>();
    if (channels.isEmpty()) {
      return terms;
    }
    jdbc.sql("select channel_no, source_no, factor from channel_term where channel_no = any(:c)")
        .param("c", channels.toArray(Integer[]::new))
        .query(
            row -> {
              terms
                  .computeIfAbsent(row.getInt(1), c -> new ArrayList<>())
                  .add(new Term(row.getInt(2), row.getInt(3)));
            });
    return terms;
  }

  /**
   * Days on which a point's terms let energy flow one way only.
   *
   * @param silent the channel of a tariff on which nothing can flow then
   */
  record OneWay(String silent, LocalDateRange days) {}

  /** The days, within the range, on which electricity points go one way. */
  Map<UUID, List<OneWay>> oneWay(Collection<UUID> points, LocalDateRange range) {
    Map<UUID, List<OneWay>> found = new HashMap<>();
    jdbc.sql(
            """
            select t.service_point_id, t.direction, greatest(lower(t.during), :from) as first,
                   least(upper(t.during), :to) as until
            from service_point_terms t join service_point p on p.id = t.service_point_id
            where t.service_point_id = any(:points) and p.commodity = 'ELECTRICITY'
              and t.direction in ('IMPORT', 'EXPORT') and t.during && daterange(:from, :to)
            order by t.service_point_id, t.during
            """)
        .param("points", points.toArray(UUID[]::new))
        .param("from", range.from())
        .param("to", range.to())
        .query(
            row -> {
              String silent = row.getString(2).equals("IMPORT") ? "export" : "import";
              found
                  .computeIfAbsent(row.getObject(1, UUID.class), p -> new ArrayList<>())
                  .add(
                      new OneWay(
                          silent,
                          LocalDateRange.of(
                              row.getObject(3, LocalDate.class),
                              row.getObject(4, LocalDate.class))));
            });
    return found;
  }

  /** First and last day with values. */
  record Extent(@Nullable LocalDate first, @Nullable LocalDate last) {}

  Map<Integer, Extent> extents(Collection<Integer> channels) {
    Map<Integer, Extent> extents = new HashMap<>();
    jdbc.sql(
            """
            select c.no,
              least((select min(d.day) from interval_day d where d.channel_no = c.no),
                    (select min((r.at at time zone p.zone)::date) from reading r
                     where r.channel_no = c.no)) as first,
              greatest((select max(d.day) from interval_day d where d.channel_no = c.no),
                       (select max((r.at at time zone p.zone)::date) from reading r
                        where r.channel_no = c.no)) as last
            from channel c join service_point p on p.id = c.service_point_id
            where c.no = any(:channels)
            """)
        .param("channels", channels.toArray(Integer[]::new))
        .query(
            row -> {
              extents.put(
                  row.getInt(1),
                  new Extent(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
            });
    return extents;
  }

  void count(int channel, boolean counted) {
    jdbc.sql("update channel set counted = :counted where no = :no")
        .param("counted", counted)
        .param("no", channel)
        .update();
  }
}
