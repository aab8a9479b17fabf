package org.wattline.billing.premises.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.premises.AssetKind;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.Energisation;
import org.wattline.billing.contract.premises.FlowDirection;
import org.wattline.billing.contract.premises.Metering;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.NewSupply;
import org.wattline.billing.contract.premises.PointAsset;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.Supply;
import org.wattline.billing.contract.premises.VoltageLevel;
import org.wattline.billing.premises.KnownPoint;

/** The rows of service points, their terms, assets and supplies. */
@Repository
class PointRows {
  private static final String SELECT =
      "select s.id, s.premise_id, s.scheme, s.market_id, s.commodity, s.metering, s.grid_operator,"
          + " s.zone, s.version, "
          + PremiseRows.ADDRESS
          + " from service_point s join premise p on p.id = s.premise_id ";

  private final JdbcClient jdbc;

  PointRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UUID id, NewServicePoint p, String marketId, ZoneId zone, Instant now) {
    jdbc.sql(
            """
            insert into service_point
              (id, premise_id, scheme, market_id, commodity, metering, grid_operator, zone,
               created_at, version)
            values (:id, :premise, :scheme, :marketId, :commodity, :metering, :operator, :zone,
                    :now, 0)
            """)
        .param("id", id)
        .param("premise", p.premiseId())
        .param("scheme", p.scheme())
        .param("marketId", marketId)
        .param("commodity", p.commodity().name())
        .param("metering", p.metering().name())
        .param("operator", p.gridOperator())
        .param("zone", zone.getId())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Locks a point's row until the transaction ends, and counts its version up. */
  boolean touch(UUID id) {
    return jdbc.sql("update service_point set version = version + 1 where id = :id")
            .param("id", id)
            .update()
        == 1;
  }

  boolean operatorExists(String code) {
    return jdbc.sql("select count(*) from grid_operator where code = :code and active")
            .param("code", code)
            .query(Integer.class)
            .single()
        > 0;
  }

  boolean marketIdTaken(String marketId) {
    return jdbc.sql("select count(*) from service_point where market_id = :id")
            .param("id", marketId)
            .query(Integer.class)
            .single()
        > 0;
  }

  void endTerms(UUID point, LocalDate from) {
    jdbc.sql("delete from service_point_terms where service_point_id = :p and lower(during) >= :d")
        .param("p", point)
        .param("d", from)
        .update();
    jdbc.sql(
            """
            update service_point_terms set during = daterange(lower(during), :d)
            where service_point_id = :p and during @> cast(:d as date)
            """)
        .param("p", point)
        .param("d", from)
        .update();
  }

  void insertTerms(UUID id, UUID point, PointTerms t) {
    jdbc.sql(
            """
            insert into service_point_terms
              (id, service_point_id, during, profile, voltage, capacity_w, direction, energisation)
            values (:id, :p, daterange(:from, null), :profile, :voltage, :capacity, :direction,
                    :energisation)
            """)
        .param("id", id)
        .param("p", point)
        .param("from", t.from())
        .param("profile", t.profile())
        .param("voltage", t.voltage() == null ? null : t.voltage().name())
        .param("capacity", t.capacityW())
        .param("direction", t.direction().name())
        .param("energisation", t.energisation().name())
        .update();
  }

  void insertAsset(UUID id, UUID point, PointAsset a) {
    jdbc.sql(
            """
            insert into service_point_asset (id, service_point_id, kind, power_w, storage_wh, during)
            values (:id, :p, :kind, :power, :storage, daterange(:from, cast(:to as date)))
            """)
        .param("id", id)
        .param("p", point)
        .param("kind", a.kind().name())
        .param("power", a.powerW())
        .param("storage", a.storageWh())
        .param("from", a.from())
        .param("to", a.to())
        .update();
  }

  void insertSupply(UUID id, UUID point, NewSupply s) {
    jdbc.sql(
            """
            insert into supply (id, service_point_id, account_id, during)
            values (:id, :p, :account, daterange(:from, cast(:to as date)))
            """)
        .param("id", id)
        .param("p", point)
        .param("account", s.accountId())
        .param("from", s.from())
        .param("to", s.to())
        .update();
  }

  /** The account that holds the point on one of the days, if any. */
  boolean held(UUID point, LocalDate from, @Nullable LocalDate to) {
    return jdbc.sql(
                """
                select count(*) from supply where service_point_id = :p
                  and during && daterange(:from, cast(:to as date))
                """)
            .param("p", point)
            .param("from", from)
            .param("to", to)
            .query(Integer.class)
            .single()
        > 0;
  }

  List<Supply> supplies(UUID point) {
    return supplies("where service_point_id = :p order by lower(during)", Map.of("p", point));
  }

  /** The days on which an account of a person's holds the point. */
  List<Supply> suppliesOf(UUID point, String subject) {
    return supplies(
        """
        where service_point_id = :p and account_id in
          (select account_id from account_person where subject = :subject and ended_at is null)
        order by lower(during)
        """,
        Map.of("p", point, "subject", subject));
  }

  private List<Supply> supplies(String where, Map<String, ?> parameters) {
    return jdbc.sql(
            """
            select id, service_point_id, account_id, lower(during) as starts, upper(during) as ends
            from supply
            """
                + where)
        .params(parameters)
        .query(
            (row, n) ->
                new Supply(
                    row.getObject("id", UUID.class),
                    row.getObject("service_point_id", UUID.class),
                    row.getObject("account_id", UUID.class),
                    row.getObject("starts", LocalDate.class),
                    row.getObject("ends", LocalDate.class)))
        .list();
  }

  Optional<ServicePoint> find(UUID id) {
    return whole(SELECT + "where s.id = :id", Map.of("id", id)).stream().findFirst();
  }

  List<ServicePoint> ofPremise(UUID premise) {
    return whole(SELECT + "where s.premise_id = :id order by s.market_id", Map.of("id", premise));
  }

  /** Points by market id; where a subject is given, those that their accounts hold or held. */
  List<ServicePoint> list(
      @Nullable String prefix, @Nullable String subject, @Nullable String after, int limit) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("prefix", prefix);
    parameters.put("subject", subject);
    parameters.put("after", after);
    parameters.put("limit", limit);
    return whole(
        SELECT
            + """
            where (cast(:prefix as text) is null or s.market_id like :prefix escape '\\')
              and (cast(:after as text) is null or s.market_id > :after)
              and (cast(:subject as text) is null or exists
                (select 1 from supply y join account_person a on a.account_id = y.account_id
                 where y.service_point_id = s.id and a.subject = :subject and a.ended_at is null))
            order by s.market_id limit :limit
            """,
        parameters);
  }

  private List<ServicePoint> whole(String sql, Map<String, ? extends @Nullable Object> parameters) {
    List<ServicePoint> bare = jdbc.sql(sql).params(parameters).query((row, n) -> bare(row)).list();
    if (bare.isEmpty()) {
      return bare;
    }
    UUID[] ids = bare.stream().map(ServicePoint::id).toArray(UUID[]::new);
    Map<UUID, List<PointTerms>> terms = new HashMap<>();
    jdbc.sql(
            """
            select service_point_id, lower(during) as starts, upper(during) as ends, profile,
                   voltage, capacity_w, direction, energisation
            from service_point_terms where service_point_id = any(:ids) order by lower(during)
            """)
        .param("ids", ids)
        .query(
            row -> {
              UUID point = row.getObject("service_point_id", UUID.class);
              terms.computeIfAbsent(point, p -> new java.util.ArrayList<>()).add(terms(row));
            });
    Map<UUID, List<PointAsset>> assets = new HashMap<>();
    jdbc.sql(
            """
            select service_point_id, id, kind, power_w, storage_wh, lower(during) as starts,
                   upper(during) as ends
            from service_point_asset where service_point_id = any(:ids) order by lower(during), id
            """)
        .param("ids", ids)
        .query(
            row -> {
              UUID point = row.getObject("service_point_id", UUID.class);
              assets.computeIfAbsent(point, p -> new java.util.ArrayList<>()).add(asset(row));
            });
    return bare.stream()
        .map(
            p ->
                with(
                    p,
                    terms.getOrDefault(p.id(), List.of()),
                    assets.getOrDefault(p.id(), List.of())))
        .toList();
  }

  static ServicePoint with(ServicePoint p, List<PointTerms> terms, List<PointAsset> assets) {
    return new ServicePoint(
        p.id(),
        p.premiseId(),
        p.address(),
        p.scheme(),
        p.marketId(),
        p.commodity(),
        p.metering(),
        p.gridOperator(),
        p.zone(),
        terms,
        assets,
        p.version());
  }

  Map<String, KnownPoint> known(Collection<String> marketIds) {
    Map<String, KnownPoint> found = new HashMap<>();
    known("market_id = any(:ids)", marketIds.toArray(String[]::new))
        .forEach(point -> found.put(point.marketId(), point));
    return found;
  }

  Optional<KnownPoint> known(UUID id) {
    return known("id = any(:ids)", new UUID[] {id}).stream().findFirst();
  }

  private List<KnownPoint> known(String where, Object ids) {
    return jdbc.sql("select id, market_id, commodity, zone from service_point where " + where)
        .param("ids", ids)
        .query(
            (row, n) ->
                new KnownPoint(
                    row.getObject("id", UUID.class),
                    row.getString("market_id"),
                    CommodityKind.valueOf(row.getString("commodity")),
                    ZoneId.of(row.getString("zone"))))
        .list();
  }

  private static ServicePoint bare(ResultSet row) throws SQLException {
    return new ServicePoint(
        row.getObject("id", UUID.class),
        row.getObject("premise_id", UUID.class),
        PremiseRows.address(row),
        row.getString("scheme"),
        row.getString("market_id"),
        CommodityKind.valueOf(row.getString("commodity")),
        Metering.valueOf(row.getString("metering")),
        row.getString("grid_operator"),
        row.getString("zone"),
        List.of(),
        List.of(),
        row.getInt("version"));
  }

  private static PointTerms terms(ResultSet row) throws SQLException {
    String voltage = row.getString("voltage");
    return new PointTerms(
        row.getObject("starts", LocalDate.class),
        row.getObject("ends", LocalDate.class),
        row.getString("profile"),
        voltage == null ? null : VoltageLevel.valueOf(voltage),
        row.getObject("capacity_w", Long.class),
        FlowDirection.valueOf(row.getString("direction")),
        Energisation.valueOf(row.getString("energisation")));
  }

  private static PointAsset asset(ResultSet row) throws SQLException {
    return new PointAsset(
        row.getObject("id", UUID.class),
        AssetKind.valueOf(row.getString("kind")),
        row.getObject("power_w", Long.class),
        row.getObject("storage_wh", Long.class),
        row.getObject("starts", LocalDate.class),
        row.getObject("ends", LocalDate.class));
  }
}
