package org.wattline.acceptance.walls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wattline.local.LocalStack;

/**
 * Marks in a supplier's rows that must never be seen by another: one word per supplier, in every
 * text column that takes a word.
 */
final class Canaries {
  /** Any planted word, as a regular expression: the supplier's mark and the row's. */
  static final String WORD = "canary[0-9a-f]{1,8}x[0-9a-f]{8}";

  /** Columns without a word, and why not. */
  private static final Map<String, String> LEFT_ALONE =
      Map.of(
          "tariff_version.document", "a document kept as text",
          "billing_run_account.worked", "a document kept as text",
          "period_work.carry_over", "a document kept as text",
          "billing_run_account.reason", "one of fixed words, which the service alone keeps to");

  private final Map<String, String> wordBySlug = new TreeMap<>();
  private final List<String> columnsPlanted = new ArrayList<>();
  private final Set<String> empty = new TreeSet<>();
  private final Map<String, String> ruled = new TreeMap<>();

  /** Plants a word in every text column of every row of the suppliers' schemas. */
  static Canaries plant(LocalStack stack, List<String> slugs) throws SQLException {
    Canaries canaries = new Canaries();
    try (Connection db = stack.superuser("wattline")) {
      db.setAutoCommit(false);
      for (String slug : slugs) {
        canaries.plant(db, slug);
      }
      db.commit();
    }
    canaries.empty.removeAll(canaries.columnsPlanted);
    return canaries;
  }

  private void plant(Connection db, String slug) throws SQLException {
    String word = "canary" + Integer.toHexString(slug.hashCode()) + "x";
    wordBySlug.put(slug, word);
    String schema = schemaOf(db, slug);
    try (Statement quiet = db.createStatement()) {
      // the append-only rule is a grant and a trigger; the superuser plants past both
      quiet.execute("set local session_replication_role = replica");
      // a row that takes no word is not to be told of in the log, where the crawl looks later
      quiet.execute("set local log_min_messages = fatal");
    }
    for (String[] column : textColumns(db, schema)) {
      if (!LEFT_ALONE.containsKey(column[0] + "." + column[1])) {
        plantIn(db, schema, column[0], column[1], word);
      }
    }
  }

  private void plantIn(Connection db, String schema, String table, String column, String word)
      throws SQLException {
    String sql =
        "update \""
            + schema
            + "\".\""
            + table
            + "\" set \""
            + column
            + "\" = ? || substr(md5(? || ctid::text), 1, 8)"
            // an address to which mail can still be sent
            + " || case when \""
            + column
            + "\" like '%_@_%' then '@example.com' else '' end where coalesce(\""
            + column
            // a document that is kept as text would be none any more
            + "\", '') !~ '^\\s*[\\[{<]'";
    String name = table + "." + column;
    Savepoint before = db.setSavepoint();
    try (PreparedStatement update = db.prepareStatement(sql)) {
      update.setString(1, word);
      update.setString(2, name);
      (update.executeUpdate() > 0 ? columnsPlanted : empty).add(name);
    } catch (SQLException takesNoWord) {
      // a column of fixed words, such as a status, or of a key that others point to
      db.rollback(before);
      ruled.put(name, String.valueOf(takesNoWord.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static List<String[]> textColumns(Connection db, String schema) throws SQLException {
    List<String[]> columns = new ArrayList<>();
    try (PreparedStatement query =
        db.prepareStatement(
            """
            select c.table_name, c.column_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = ? and t.table_type = 'BASE TABLE'
              and c.data_type in ('text', 'character varying')
              and c.column_name not in ('subject', 'used_by', 'actor_subject')
              and c.table_name not like '%schema_history%'
            order by 1, 2
            """)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns.add(new String[] {rows.getString(1), rows.getString(2)});
        }
      }
    }
    return columns;
  }

  static String schemaOf(Connection db, String slug) throws SQLException {
    try (PreparedStatement query =
        db.prepareStatement("select id::text from platform.tenant where slug = ?")) {
      query.setString(1, slug);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new AssertionError("The registry does not know " + slug);
        }
        return "t_" + row.getString(1).replace("-", "");
      }
    }
  }

  /** The columns that carry a word, as {@code table.column}. */
  List<String> columnsPlanted() {
    return List.copyOf(columnsPlanted);
  }

  /** The columns of tables without rows, or without a text that could be changed. */
  Set<String> columnsWithoutText() {
    return Set.copyOf(empty);
  }

  /** The columns whose own rules keep every such word out, and the rule. */
  Map<String, String> columnsOfFixedWords() {
    return Map.copyOf(ruled);
  }

  String wordOf(String slug) {
    return wordBySlug.getOrDefault(slug, "");
  }

  /** The words of all suppliers but one that a text shows. */
  List<String> foreignTo(String slug, String text) {
    return wordBySlug.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(slug))
        .map(Map.Entry::getValue)
        .filter(text::contains)
        .toList();
  }

  /** The words of any supplier that a text shows. */
  List<String> any(String text) {
    return wordBySlug.values().stream().filter(text::contains).toList();
  }
}
