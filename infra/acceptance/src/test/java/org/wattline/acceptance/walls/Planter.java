package org.wattline.acceptance.walls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Plants words in every text column that one supplier's rows have, past foreign keys and triggers:
 * in its schema, where tables without rows get some first, and in the registry.
 */
final class Planter {
  /** Persons as Keycloak names them: with another word they would be nobody. */
  private static final Set<String> SUBJECTS = Set.of("subject", "used_by", "actor_subject");

  /** Documents kept as text: a word goes into them, never in their place. */
  private static final Set<String> DOCUMENTS =
      Set.of(
          "billing_run_account.worked",
          "csv_mapping.document",
          "gateway_event.payload",
          "period_work.carry_over",
          "tariff_draft.document",
          "tariff_version.document",
          "vee_settings.document");

  /**
   * Columns of the registry that say where a supplier is found and under which key, and the code
   * words of its market and of a job's steps.
   */
  private static final Set<String> REGISTRY_KEYS =
      Set.of(
          "tenant.slug",
          "tenant.market",
          "tenant.zone",
          "tenant.cell",
          "tenant.wrapped_key",
          "tenant.sealed_password",
          "tenant_host.name",
          "secret.name",
          "secret.sealed",
          "job_step.name");

  /** A table of the registry, and which rows are the supplier's. */
  private static final Map<String, String> REGISTRY =
      Map.of(
          "tenant", "id = ?",
          "tenant_host", "tenant_id = ?",
          "legal_entity", "tenant_id = ?",
          "secret", "tenant_id = ?",
          "audit_entry", "tenant_id = ?",
          "job", "tenant_id = ?",
          "job_step", "job_id in (select id from platform.job where tenant_id = ?)",
          "idempotency_key", "tenant_id = ?");

  /** What a check constraint answers; a column of fixed words has one. */
  private static final String CHECK_VIOLATION = "23514";

  /** A document's first property whose value is for people to read, and the value. */
  private static final String IN_DOCUMENT =
      "'(\\\\?\"(?:name|remarks|component|en|nl|fr|street|reason)\\\\?\"\\s*:\\s*\\\\?\")[^\"\\\\]*'";

  private final Connection db;
  private final String word;
  private final Set<String> planted = new TreeSet<>();
  private final Set<String> bare = new TreeSet<>();
  private final Map<String, String> ruled = new TreeMap<>();

  /**
   * A planter for one supplier.
   *
   * @param db the superuser's, inside a transaction that the caller commits
   * @param word the supplier's mark, with which each planted word begins
   */
  Planter(Connection db, String word) {
    this.db = db;
    this.word = word;
  }

  void plant(UUID supplier, String schema) throws SQLException, IOException {
    run("set local session_replication_role = replica");
    // a row that takes no word is not to be told of in the log, where the crawl looks later
    run("set local log_min_messages = fatal");
    run("set local search_path = \"" + schema + "\"");
    run(rows());
    for (Column column : columns(schema, "text")) {
      if (DOCUMENTS.contains(column.toString())) {
        note(column, plantInside(column, ""));
      } else if (!SUBJECTS.contains(column.name())) {
        plantIn(column);
      }
    }
    for (Column column : columns(schema, "jsonb")) {
      plantInside(column, "::jsonb");
    }
    for (Column column : columns("platform", "text")) {
      String whose = REGISTRY.get(column.table());
      if (whose != null && !REGISTRY_KEYS.contains(column.toString())) {
        add(column, whose, supplier);
      }
    }
    run("set local session_replication_role = origin");
    // services hold a copy of the registry, which is made anew when a trigger says so
    run("update platform.tenant set version = version + 1 where id = '" + supplier + "'");
  }

  /** Columns that carry a word now. */
  Set<String> planted() {
    return planted;
  }

  /** Columns that carry none, and which no rule keeps from it. */
  Set<String> bare() {
    return bare;
  }

  /** Columns whose check constraint keeps every such word out, and what it answered. */
  Map<String, String> ruled() {
    return ruled;
  }

  private void plantIn(Column column) throws SQLException {
    String plain =
        """
        update %1$s set %2$s = ? || substr(md5(? || ctid::text), 1, 8)
            -- an address to which mail can still be sent
            || case when %2$s like '%%_@_%%' then '@example.com' else '' end
        where coalesce(%2$s, '') !~ '^\\s*[\\[{<]'
        """
            .formatted(column.table(), quoted(column));
    int rows = attempt(column, plain, word, column.toString());
    if (rows < 0) {
      // where some rows must have none, as a failure beside a success
      String others = plain + " and " + quoted(column) + " is not null";
      rows = attempt(column, others, word, column.toString());
    }
    if (rows < 0) {
      // where there is room for the supplier's mark alone
      String marks = "update %s set %s = ?".formatted(column.table(), quoted(column));
      rows = attempt(column, marks, word);
    }
    note(column, rows);
  }

  private int plantInside(Column column, String cast) throws SQLException {
    String inside =
        """
        update %1$s set %2$s = regexp_replace(%2$s::text, %3$s,
            '\\1' || ? || substr(md5(? || ctid::text), 1, 8))%4$s
        where %2$s::text ~ %3$s
        """
            .formatted(column.table(), quoted(column), IN_DOCUMENT, cast);
    int rows = attempt(column, inside, word, column.toString());
    if (rows > 0) {
      planted.add(column.toString());
    }
    return rows;
  }

  /** Adds a word to what the registry says, which is still to be recognised. */
  private void add(Column column, String whose, UUID supplier) throws SQLException {
    String update =
        """
        update platform.%1$s set %2$s = coalesce(%2$s, '') || ' ' || ?
            || substr(md5(? || ctid::text), 1, 8) where %3$s
        """
            .formatted(column.table(), quoted(column), whose);
    note(column, attempt(column, update, word, column.toString(), supplier));
  }

  private static String quoted(Column column) {
    return "\"" + column.name() + "\"";
  }

  private void note(Column column, int rows) {
    String name = column.toString();
    if (rows > 0) {
      planted.add(name);
      ruled.remove(name);
    } else if (rows == 0 && !ruled.containsKey(name)) {
      bare.add(name);
    }
  }

  /** How many rows took a word; -1 where a check constraint refused one. */
  private int attempt(Column column, String sql, Object... values) throws SQLException {
    Savepoint before = db.setSavepoint();
    try (PreparedStatement update = db.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      int rows = update.executeUpdate();
      db.releaseSavepoint(before);
      return rows;
    } catch (SQLException refused) {
      if (!CHECK_VIOLATION.equals(refused.getSQLState())) {
        throw refused;
      }
      db.rollback(before);
      ruled.put(
          column.toString(), String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
      return -1;
    }
  }

  private record Column(String table, String name) {
    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  private List<Column> columns(String schema, String type) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement query =
        db.prepareStatement(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = ? and t.table_type = 'BASE TABLE'
              and c.data_type = ?
              and c.table_name not like '%schema_history%'
            order by 1, 2
            """)) {
      query.setString(1, schema);
      query.setString(2, type);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add(new Column(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return columns;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String rows() throws IOException {
    try (InputStream file = Objects.requireNonNull(Planter.class.getResourceAsStream("rows.sql"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
