package org.wattline.billing.tariffs.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.ProductChange;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of products, with the version that prices on a day. */
@Repository
class ProductRows {
  private static final String SELECT =
      """
      select p.id, p.code, p.names, p.commodity, p.customer_classes, p.offered, p.base_only, p.version,
             d.state, v.id as version_id, v.number, v.effective_from, v.published_at, v.name,
             v.product_id, v.submitted_by, v.approved_by, v.note
      from product p
      left join tariff_draft d on d.product_id = p.id
      left join lateral (select * from tariff_version v
                         where v.product_id = p.id and v.effective_from <= :today
                         order by v.number desc limit 1) v on true
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ProductRows(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** False where the code is taken. */
  boolean insert(UUID id, NewProduct p, Instant now) {
    return jdbc.sql(
                """
                insert into product (id, code, names, commodity, customer_classes, offered, base_only,
                                     created_at, version)
                values (:id, :code, cast(:names as jsonb), :commodity, :classes, :offered, :base,
                        :now, 0)
                on conflict (code) do nothing
                """)
            .param("id", id)
            .param("code", p.code())
            .param("names", json.writeValueAsString(p.names()))
            .param("commodity", p.commodity().name())
            .param("classes", p.customerClasses().toArray(String[]::new))
            .param("offered", p.offered())
            .param("base", p.baseOnly())
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** False where somebody else changed it since. */
  boolean update(UUID id, ProductChange p) {
    return jdbc.sql(
                """
                update product set names = cast(:names as jsonb), customer_classes = :classes,
                       offered = :offered, base_only = :base, version = version + 1
                where id = :id and version = :version
                """)
            .param("id", id)
            .param("names", json.writeValueAsString(p.names()))
            .param("classes", p.customerClasses().toArray(String[]::new))
            .param("offered", p.offered())
            .param("base", p.baseOnly())
            .param("version", p.version())
            .update()
        == 1;
  }

  Optional<Product> find(UUID id, LocalDate today) {
    return jdbc.sql(SELECT + "where p.id = :id")
        .param("id", id)
        .param("today", today)
        .query(this::row)
        .optional();
  }

  /**
   * By code.
   *
   * @param classes what a customer may see: offered products in force, for all or for these
   *     classes; everything when null
   */
  List<Product> list(
      String start,
      @Nullable String after,
      int limit,
      LocalDate today,
      @Nullable Set<String> classes) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("start", start);
    parameters.put("after", after);
    parameters.put("limit", limit);
    parameters.put("today", today);
    parameters.put("all", classes == null);
    parameters.put("classes", classes == null ? new String[0] : classes.toArray(String[]::new));
    return jdbc.sql(
            SELECT
                + """
                where starts_with(p.code, :start)
                  and (cast(:after as text) is null or p.code > :after)
                  and (:all or (p.offered and not p.base_only and v.id is not null
                    and (p.customer_classes = '{}' or p.customer_classes && cast(:classes as text[]))))
                order by p.code limit :limit
                """)
        .params(parameters)
        .query(this::row)
        .list();
  }

  Optional<org.wattline.billing.tariffs.Product> known(UUID id) {
    return known("where id = :id", Map.of("id", id)).stream().findFirst();
  }

  Optional<org.wattline.billing.tariffs.Product> byCode(String code) {
    return known("where code = :code", Map.of("code", code)).stream().findFirst();
  }

  List<org.wattline.billing.tariffs.Product> offered() {
    return known("where offered and not base_only order by code", Map.of());
  }

  private List<org.wattline.billing.tariffs.Product> known(
      String where, Map<String, ?> parameters) {
    return jdbc.sql(
            "select id, code, names, commodity, customer_classes, offered, base_only from product "
                + where)
        .params(parameters)
        .query(
            (row, n) ->
                new org.wattline.billing.tariffs.Product(
                    row.getObject("id", UUID.class),
                    row.getString("code"),
                    names(row),
                    CommodityKind.valueOf(row.getString("commodity")),
                    classes(row),
                    row.getBoolean("offered"),
                    row.getBoolean("base_only")))
        .list();
  }

  private Product row(ResultSet row, int n) throws SQLException {
    String state = row.getString("state");
    return new Product(
        row.getObject("id", UUID.class),
        row.getString("code"),
        names(row),
        CommodityKind.valueOf(row.getString("commodity")),
        classes(row),
        row.getBoolean("offered"),
        row.getBoolean("base_only"),
        row.getObject("version_id") == null ? null : VersionRows.version(row, "version_id"),
        state == null ? null : DraftState.valueOf(state),
        row.getInt("version"));
  }

  private Map<String, String> names(ResultSet row) throws SQLException {
    return json.readValue(row.getString("names"), new TypeReference<Map<String, String>>() {});
  }

  private static List<String> classes(ResultSet row) throws SQLException {
    return Arrays.asList((String[]) row.getArray("customer_classes").getArray());
  }
}
