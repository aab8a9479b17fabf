package org.wattline.billing.search.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.FoundKind;
import org.wattline.billing.contract.search.Occupancy;
import org.wattline.billing.customers.Supplier;
import org.wattline.tenancy.time.Business;

/** Service points and meters, and who is there today. */
@Repository
class PointSearch {
  /** Around the points of a list {@code s}: their place, and whose they are today. */
  private static final String TODAY =
      """
      left join premise p on p.id = s.premise_id
      left join lateral (
        select a.account_id from agreement_terms t join agreement a on a.id = t.agreement_id
        where uuid_range(t.service_point_id, t.service_point_id, '[]')
                && uuid_range(s.id, s.id, '[]')
          and t.during && daterange(:today, :today, '[]') and t.superseded_at is null
        limit 1) g on true
      left join lateral (
        select y.account_id from supply y
        where uuid_range(y.service_point_id, y.service_point_id, '[]')
                && uuid_range(s.id, s.id, '[]')
          and y.during && daterange(:today, :today, '[]')
        limit 1) h on true
      left join account a on a.id = coalesce(g.account_id, h.account_id)
      left join customer c on c.id = a.customer_id
      """;

  private static final String COLUMNS =
      """
      p.street, p.postal_code, p.city, g.account_id as supplied, h.account_id as held,
      a.number as account_number, a.customer_id, c.organisation_name, c.given_name, c.family_name
      """;

  private final JdbcClient jdbc;
  private final Supplier supplier;
  private final Clock clock;

  PointSearch(JdbcClient jdbc, Supplier supplier, @Business Clock clock) {
    this.jdbc = jdbc;
    this.supplier = supplier;
    this.clock = clock;
  }

  List<Found> byMarketId(String start, int limit) {
    return points(
        "select * from service_point where starts_with(market_id, :start)"
            + " order by market_id limit :limit",
        "s.market_id",
        new HashMap<>(Map.of("start", start, "limit", limit)));
  }

  /** Points of the places that have every word in their address. */
  List<Found> byAddress(List<String> words, int limit) {
    Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
    String all =
        IntStream.range(0, words.size())
            .mapToObj(
                i -> {
                  parameters.put("word" + i, "%" + words.get(i) + "%");
                  return "q.sort_name like :word" + i;
                })
            .collect(Collectors.joining(" and "));
    return points(
        "select v.* from premise q join service_point v on v.premise_id = q.id where "
            + all
            + " order by q.sort_name, v.market_id limit :limit",
        "p.sort_name, s.market_id",
        parameters);
  }

  private List<Found> points(String from, String order, Map<String, Object> parameters) {
    parameters.put("today", supplier.today());
    return jdbc.sql(
            "select s.id, s.market_id as name, s.commodity, true as hangs, "
                + COLUMNS
                + " from ("
                + from
                + ") s "
                + TODAY
                + " order by "
                + order)
        .params(parameters)
        .query((row, n) -> found(FoundKind.SERVICE_POINT, row))
        .list();
  }

  List<Found> meters(String start, int limit) {
    return jdbc.sql(
            "select m.id, m.serial as name, m.commodity, s.id is not null as hangs, "
                + COLUMNS
                + """
                 from (select id, serial, manufacturer, commodity from meter
                       where starts_with(serial, :start) or starts_with(serial, upper(:start))
                       order by serial, manufacturer limit :limit) m
                 left join lateral (
                   select v.id, v.premise_id from meter_installation i
                   join service_point v on v.id = i.service_point_id
                   where i.meter_id = m.id and i.during @> cast(:now as timestamptz)
                   limit 1) s on true
                """
                + TODAY
                + " order by m.serial, m.manufacturer")
        .param("start", start)
        .param("limit", limit)
        .param("today", supplier.today())
        .param("now", java.sql.Timestamp.from(clock.instant()))
        .query((row, n) -> found(FoundKind.METER, row))
        .list();
  }

  private static Found found(FoundKind kind, ResultSet row) throws SQLException {
    UUID supplied = row.getObject("supplied", UUID.class);
    UUID held = row.getObject("held", UUID.class);
    boolean hangs = row.getBoolean("hangs");
    boolean somebody = supplied != null || held != null;
    return new Found(
        kind,
        row.getObject("id", UUID.class),
        row.getString("name"),
        true,
        hangs ? Places.address(row) : null,
        null,
        CommodityKind.valueOf(row.getString("commodity")),
        occupancy(hangs, supplied != null, held != null),
        row.getObject("customer_id", UUID.class),
        somebody
            ? CustomerSearch.name(
                row.getString("organisation_name"),
                row.getString("given_name"),
                row.getString("family_name"))
            : null,
        supplied == null ? held : supplied,
        row.getString("account_number"),
        null);
  }

  private static Occupancy occupancy(boolean hangs, boolean supplied, boolean held) {
    if (!hangs) {
      return Occupancy.NOT_INSTALLED;
    }
    if (supplied) {
      return Occupancy.SUPPLIED;
    }
    return held ? Occupancy.HELD : Occupancy.VACANT;
  }
}
