package org.wattline.billing.moves.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.moves.VacantPoint;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.PremiseAddress;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of moves, and the points that nobody holds. */
@Repository
class MoveRows {
  /** The most moves of an account that are shown: the newest. */
  private static final int MAX_OF_ACCOUNT = 200;

  private static final String SELECT =
      """
      select m.*, s.market_id, o.account_id as out_account, i.account_id as in_account
      from move m
      join service_point s on s.id = m.service_point_id
      left join agreement o on o.id = m.out_agreement_id
      left join agreement i on i.id = m.in_agreement_id
      """;
  private static final String ADDRESS =
      "p.street, p.address_extra, p.postal_code, p.city, p.region, p.country";
  private static final String NOBODY =
      "not exists (select 1 from supply y where y.service_point_id = s.id and y.during @> :on)";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  MoveRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** A move as kept. */
  record Kept(
      UUID id,
      MoveKind kind,
      LocalDate day,
      UUID servicePointId,
      String marketId,
      @Nullable UUID outAgreement,
      @Nullable UUID outAccount,
      @Nullable UUID inAgreement,
      @Nullable UUID inAccount,
      List<RegisterRead> reads,
      @Nullable PostalAddress forwardingAddress,
      Instant recordedAt,
      String actor) {}

  void insert(Kept m) {
    jdbc.sql(
            """
            insert into move (id, kind, day, service_point_id, out_agreement_id, in_agreement_id,
                              reads, forwarding_address, recorded_at, actor)
            values (:id, :kind, :day, :point, :out, :in, cast(:reads as jsonb),
                    cast(:address as jsonb), :at, :actor)
            """)
        .param("id", m.id())
        .param("kind", m.kind().name())
        .param("day", m.day())
        .param("point", m.servicePointId())
        .param("out", m.outAgreement())
        .param("in", m.inAgreement())
        .param("reads", json.writeValueAsString(m.reads()))
        .param(
            "address",
            m.forwardingAddress() == null ? null : json.writeValueAsString(m.forwardingAddress()))
        .param("at", Timestamp.from(m.recordedAt()))
        .param("actor", m.actor())
        .update();
  }

  Optional<Kept> find(UUID id) {
    return jdbc.sql(SELECT + "where m.id = :id").param("id", id).query(this::kept).optional();
  }

  List<Kept> ofAccount(UUID account) {
    return jdbc.sql(
            SELECT
                + """
                where o.account_id = :account or i.account_id = :account
                order by m.day desc, m.id desc limit :limit
                """)
        .param("account", account)
        .param("limit", MAX_OF_ACCOUNT)
        .query(this::kept)
        .list();
  }

  /** Points that could be used on a day and that nobody holds, by market id. */
  List<Vacancy> vacancies(LocalDate on, @Nullable String after, int limit) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("on", on);
    parameters.put("after", after);
    parameters.put("limit", limit);
    return jdbc.sql(
            "select s.id, s.market_id, s.premise_id, last.account_id, last.number, last.since, "
                + ADDRESS
                + """
                 from service_point s
                join premise p on p.id = s.premise_id
                left join lateral (select y.account_id, a.number, upper(y.during) as since
                                   from supply y join account a on a.id = y.account_id
                                   where y.service_point_id = s.id and upper(y.during) <= :on
                                   order by upper(y.during) desc limit 1) last on true
                where (cast(:after as text) is null or s.market_id > :after)
                  and exists (select 1 from service_point_terms t
                              where t.service_point_id = s.id and t.during @> :on
                                and t.energisation = 'ENERGISED')
                  and
                """
                + NOBODY
                + " order by s.market_id limit :limit")
        .params(parameters)
        .query(
            (row, n) ->
                new Vacancy(
                    row.getObject("id", UUID.class),
                    row.getString("market_id"),
                    row.getObject("premise_id", UUID.class),
                    address(row),
                    row.getObject("since", LocalDate.class),
                    row.getObject("account_id", UUID.class),
                    row.getString("number")))
        .list();
  }

  Optional<VacantPoint> vacant(String marketId, LocalDate on) {
    return jdbc.sql(
            "select s.id, s.market_id, s.commodity, "
                + ADDRESS
                + " from service_point s join premise p on p.id = s.premise_id"
                + " where s.market_id = :market and "
                + NOBODY)
        .param("market", marketId)
        .param("on", on)
        .query(
            (row, n) ->
                new VacantPoint(
                    row.getObject("id", UUID.class),
                    row.getString("market_id"),
                    CommodityKind.valueOf(row.getString("commodity")),
                    address(row)))
        .optional();
  }

  boolean isVacant(UUID point, LocalDate on) {
    return jdbc.sql("select count(*) from service_point s where s.id = :id and " + NOBODY)
            .param("id", point)
            .param("on", on)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static PremiseAddress address(ResultSet row) throws SQLException {
    return new PremiseAddress(
        row.getString("street"),
        row.getString("address_extra"),
        row.getString("postal_code"),
        row.getString("city"),
        row.getString("region"),
        row.getString("country"));
  }

  private Kept kept(ResultSet row, int n) throws SQLException {
    String forwarding = row.getString("forwarding_address");
    return new Kept(
        row.getObject("id", UUID.class),
        MoveKind.valueOf(row.getString("kind")),
        row.getObject("day", LocalDate.class),
        row.getObject("service_point_id", UUID.class),
        row.getString("market_id"),
        row.getObject("out_agreement_id", UUID.class),
        row.getObject("out_account", UUID.class),
        row.getObject("in_agreement_id", UUID.class),
        row.getObject("in_account", UUID.class),
        json.readValue(row.getString("reads"), new TypeReference<List<RegisterRead>>() {}),
        forwarding == null ? null : json.readValue(forwarding, PostalAddress.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"));
  }
}
