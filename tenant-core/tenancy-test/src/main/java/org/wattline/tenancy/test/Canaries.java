package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Strings that belong to one tenant and may be seen by nobody else. Planted in every text column of
 * every row, they show wherever something of a neighbour comes through.
 */
public final class Canaries {
  private static final String LONG = "CANARY-";
  private static final String SHORT = "~C";

  /** Columns narrower than this cannot carry a canary that is somebody's. */
  private static final int NARROWEST = 8;

  private Canaries() {}

  /**
   * Where canaries are now.
   *
   * @param planted {@code table.column}, in each of the tenants' schemas
   * @param refused why a column took none: too narrow, or a rule of the schema
   */
  public record Planting(Set<String> planted, Map<String, String> refused) {
    public Planting {
      planted = Set.copyOf(planted);
      refused = Map.copyOf(refused);
    }
  }

  /** The tenant's canary: what no other tenant may ever see. */
  public static String of(TenantEntry tenant) {
    return LONG + mark(tenant);
  }

  /** The form for columns that are too narrow for the long one. */
  public static String shortOf(TenantEntry tenant) {
    return SHORT + mark(tenant).substring(0, NARROWEST - SHORT.length());
  }

  private static String mark(TenantEntry tenant) {
    return tenant.id().toString().replace("-", "").substring(20).toUpperCase(Locale.ROOT);
  }

  /**
   * Plants both tenants' canaries in every text column of every table, in the rows that are there;
   * a table without rows gets one where its rules allow.
   *
   * @param except {@code table.column} that tests rely on, such as a person's subject
   * @throws AssertionError when no column took a canary
   */
  public static Planting plant(TwoTenants tenants, Set<String> except) {
    Set<String> planted = new TreeSet<>();
    Map<String, String> refused = new TreeMap<>();
    for (TenantEntry tenant : List.of(tenants.acme(), tenants.bolt())) {
      try (Connection connection = tenants.database().superuser()) {
        new Planter(connection, tenant, except, planted, refused).plantAll();
      } catch (SQLException e) {
        throw new AssertionError("Canaries could not be planted for " + tenant.slug(), e);
      }
    }
    refused.keySet().removeAll(planted);
    if (planted.isEmpty()) {
      throw new AssertionError("No column took a canary: there is nothing to watch");
    }
    return new Planting(planted, refused);
  }

  /**
   * The text holds nothing of any other tenant: neither a canary, plain or encoded, nor its id,
   * schema or legal name.
   *
   * @param reader whose eyes the text is for
   * @param where what the text is, for the message
   */
  public static void assertNoForeignCanary(
      TwoTenants tenants, TenantEntry reader, String where, String text) {
    String plain = text.toUpperCase(Locale.ROOT);
    for (TenantEntry other : tenants.directory().all()) {
      if (!other.id().equals(reader.id())) {
        for (String sign : signs(other)) {
          assertThat(plain.contains(sign.toUpperCase(Locale.ROOT)))
              .as("%s, read by %s, shows %s of %s", where, reader.slug(), sign, other.slug())
              .isFalse();
        }
      }
    }
  }

  /** Everything that gives a tenant away. */
  static Set<String> signs(TenantEntry tenant) {
    Set<String> signs = new HashSet<>();
    for (String canary : List.of(of(tenant), shortOf(tenant))) {
      signs.add(canary);
      signs.add(URLEncoder.encode(canary, StandardCharsets.UTF_8));
    }
    // base64 of the canary at any of the three offsets, without the ends that neighbours change
    for (int offset = 0; offset < 3; offset++) {
      byte[] bytes = (" ".repeat(offset) + of(tenant)).getBytes(StandardCharsets.UTF_8);
      String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      signs.add(text.substring(offset == 0 ? 0 : 4, text.length() - 3));
    }
    signs.add(tenant.id().toString());
    signs.add(tenant.id().databaseName());
    return signs;
  }

  /** Plants in one tenant's schema, past its foreign keys and triggers. */
  private static final class Planter {
    private static final String TABLES =
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = ? and c.relkind = 'r' and c.relname !~ 'schema_history'"
            + " order by 1";
    private static final String COLUMNS =
        """
        select a.attname, t.typname, coalesce(nullif(a.atttypmod, -1) - 4, 2147483647),
               t.typcategory = 'S', a.attnotnull and not a.atthasdef and a.attidentity = ''
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = coalesce(nullif((select b.typbasetype from pg_type b
                                                   where b.oid = a.atttypid), 0), a.atttypid)
        where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = ''
        order by a.attnum
        """;

    private final Connection connection;
    private final TenantEntry tenant;
    private final String schema;
    private final Set<String> except;
    private final Set<String> planted;
    private final Map<String, String> refused;

    private record Column(String name, String type, int length, boolean text, boolean required) {}

    Planter(
        Connection connection,
        TenantEntry tenant,
        Set<String> except,
        Set<String> planted,
        Map<String, String> refused) {
      this.connection = connection;
      this.tenant = tenant;
      this.schema = tenant.id().databaseName();
      this.except = except;
      this.planted = planted;
      this.refused = refused;
    }

    void plantAll() throws SQLException {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local session_replication_role = replica");
      }
      for (String table : tables()) {
        List<Column> columns = columns(table);
        if (isEmpty(table)) {
          insertOne(table, columns);
        }
        for (Column column : columns) {
          String name = table + "." + column.name();
          if (column.text() && !except.contains(name)) {
            plant(table, column, name);
          }
        }
      }
      connection.commit();
    }

    private void plant(String table, Column column, String name) throws SQLException {
      if (column.length() < NARROWEST) {
        refused.put(name, "too narrow: " + column.length());
        return;
      }
      String canary = column.length() < of(tenant).length() + 4 ? shortOf(tenant) : of(tenant);
      String base = "update " + schema + "." + table + " set " + column.name() + " = ";
      String numbered =
          " from (select ctid as place, row_number() over () as n from "
              + schema
              + "."
              + table
              + ") numbered where "
              + schema
              + "."
              + table
              + ".ctid = numbered.place";
      // unique columns want different canaries, narrow ones take the bare one
      String failure = attempt(base + "'" + canary + "-' || n" + numbered);
      if (failure != null) {
        failure = attempt(base + "'" + canary + "'");
      }
      if (failure == null && !isEmpty(table)) {
        planted.add(name);
      } else {
        refused.put(name, failure == null ? "no row to plant in" : failure);
      }
    }

    /** Whether a statement is taken; if not, why, with everything as before. */
    private @Nullable String attempt(String sql) throws SQLException {
      Savepoint before = connection.setSavepoint();
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
        connection.releaseSavepoint(before);
        return null;
      } catch (SQLException e) {
        connection.rollback(before);
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("refused");
      }
    }

    private void insertOne(String table, List<Column> columns) throws SQLException {
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      for (Column column : columns) {
        if (column.required()) {
          names.add(column.name());
          values.add(value(column));
        }
      }
      String what =
          names.isEmpty()
              ? " default values"
              : " (" + String.join(", ", names) + ") values (" + String.join(", ", values) + ")";
      String failure = attempt("insert into " + schema + "." + table + what);
      if (failure != null) {
        refused.put(table + ".*", failure);
      }
    }

    private static String value(Column column) {
      return switch (column.type()) {
        case "uuid" -> "gen_random_uuid()";
        case "bool" -> "false";
        case "date" -> "date '2026-01-01'";
        case "timestamptz", "timestamp" -> "timestamp '2026-01-01 00:00'";
        case "time", "timetz" -> "time '00:00'";
        case "interval" -> "interval '1 hour'";
        case "daterange" -> "daterange('2026-01-01', '2027-01-01')";
        case "tstzrange" -> "tstzrange('2026-01-01', '2027-01-01')";
        case "json", "jsonb" -> "'{}'";
        case "bytea" -> "'\\x00'";
        case "inet", "cidr" -> "'127.0.0.1'";
        case "int2", "int4", "int8", "numeric", "float4", "float8" -> "1";
        default -> column.type().startsWith("_") ? "'{}'" : "'x'";
      };
    }

    private List<String> tables() throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
        statement.setString(1, schema);
        var names = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            names.add(row.getString(1));
          }
        }
        return names;
      }
    }

    private List<Column> columns(String table) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
        statement.setString(1, schema);
        statement.setString(2, table);
        var columns = new ArrayList<Column>();
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            columns.add(
                new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getInt(3),
                    row.getBoolean(4),
                    row.getBoolean(5)));
          }
        }
        return columns;
      }
    }

    private boolean isEmpty(String table) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select exists (select 1 from " + schema + "." + table + ")")) {
        row.next();
        return !row.getBoolean(1);
      }
    }
  }
}
