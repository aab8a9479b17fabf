package org.wattline.billing.premises.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.Position;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.PremiseKind;

/** The rows of premises. */
@Repository
class PremiseRows {
  static final String ADDRESS =
      "p.street, p.address_extra, p.postal_code, p.city, p.region, p.country";
  private static final String SELECT =
      "select p.id, p.parent_id, p.kind, p.name, p.latitude, p.longitude, p.version, p.sort_name, "
          + ADDRESS
          + " from premise p ";

  private final JdbcClient jdbc;

  PremiseRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A premise with what it is sorted by. */
  record Row(Premise premise, String sortName) {}

  void insert(UUID id, NewPremise p, Instant now) {
    written(
            jdbc.sql(
                """
                insert into premise
                  (id, parent_id, kind, name, street, address_extra, postal_code, city, region,
                   country, latitude, longitude, sort_name, created_at, version)
                values (:id, :parent, :kind, :name, :street, :extra, :postalCode, :city, :region,
                        :country, :latitude, :longitude, :sortName, :now, 0)
                """),
            p)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Whether the row was still of that version, and is changed. */
  boolean update(UUID id, int version, NewPremise p) {
    return written(
                jdbc.sql(
                    """
                    update premise set parent_id = :parent, kind = :kind, name = :name,
                      street = :street, address_extra = :extra, postal_code = :postalCode,
                      city = :city, region = :region, country = :country, latitude = :latitude,
                      longitude = :longitude, sort_name = :sortName, version = version + 1
                    where id = :id and version = :version
                    """),
                p)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec sql, NewPremise p) {
    PremiseAddress a = p.address();
    Position position = p.position();
    return sql.param("parent", p.parentId())
        .param("kind", p.kind().name())
        .param("name", trimmed(p.name()))
        .param("street", a.street().strip())
        .param("extra", trimmed(a.extra()))
        .param("postalCode", a.postalCode().strip())
        .param("city", a.city().strip())
        .param("region", trimmed(a.region()))
        .param("country", a.country())
        .param("latitude", position == null ? null : position.latitude())
        .param("longitude", position == null ? null : position.longitude())
        .param("sortName", sortName(p));
  }

  private static String sortName(NewPremise p) {
    PremiseAddress a = p.address();
    String extra = a.extra() == null ? "" : a.extra();
    String name = p.name() == null ? "" : p.name();
    return SearchText.of(
        String.join(" ", a.postalCode(), a.city(), a.street(), extra, name).strip());
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  Optional<Premise> find(UUID id) {
    return jdbc.sql(SELECT + "where p.id = :id")
        .param("id", id)
        .query((row, n) -> premise(row))
        .optional();
  }

  List<Premise> parts(UUID parent) {
    return jdbc.sql(SELECT + "where p.parent_id = :id order by p.sort_name, p.id")
        .param("id", parent)
        .query((row, n) -> premise(row))
        .list();
  }

  List<Row> list(
      @Nullable String pattern, @Nullable String afterName, @Nullable UUID afterId, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where (cast(:pattern as text) is null or p.sort_name like :pattern escape '\\')
                  and (cast(:afterName as text) is null
                       or (p.sort_name, p.id) > (cast(:afterName as text), cast(:afterId as uuid)))
                order by p.sort_name, p.id limit :limit
                """)
        .param("pattern", pattern)
        .param("afterName", afterName)
        .param("afterId", afterId)
        .param("limit", limit)
        .query((row, n) -> new Row(premise(row), row.getString("sort_name")))
        .list();
  }

  /** How many premises the premise lies within, itself counted; those above it by id. */
  List<UUID> lineage(UUID id, int limit) {
    return jdbc.sql(
            """
            with recursive above (id, parent_id, depth) as (
              select id, parent_id, 1 from premise where id = :id
              union all
              select p.id, p.parent_id, depth + 1 from premise p join above a on p.id = a.parent_id
              where depth < :limit)
            select id from above order by depth
            """)
        .param("id", id)
        .param("limit", limit)
        .query(UUID.class)
        .list();
  }

  static PremiseAddress address(ResultSet row) throws SQLException {
    return new PremiseAddress(
        row.getString("street"),
        row.getString("address_extra"),
        row.getString("postal_code"),
        row.getString("city"),
        row.getString("region"),
        row.getString("country"));
  }

  private static Premise premise(ResultSet row) throws SQLException {
    BigDecimal latitude = row.getBigDecimal("latitude");
    return new Premise(
        row.getObject("id", UUID.class),
        row.getObject("parent_id", UUID.class),
        PremiseKind.valueOf(row.getString("kind")),
        row.getString("name"),
        address(row),
        latitude == null ? null : new Position(latitude, row.getBigDecimal("longitude")),
        row.getInt("version"));
  }
}
