package org.wattline.controlplane.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a row into as many of a schema's empty tables as it can make up one for, by the catalogue
 * alone: columns that point elsewhere point at a row that is there, and columns of fixed words get
 * one of them.
 */
public final class FilledSchema {
  private static final Pattern WORD = Pattern.compile("'([^']*)'::text");
  private static final String COLUMNS =
      """
      select a.attname, format_type(a.atttypid, a.atttypmod) as type,
             (select string_agg(pg_get_constraintdef(c.oid), ' ') from pg_constraint c
               where c.conrelid = a.attrelid and c.contype = 'c' and a.attnum = any(c.conkey)) as checks,
             (select format('(select %I from %s limit 1)', f.attname, c.confrelid::regclass)
                from pg_constraint c
                join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[array_position(c.conkey, a.attnum)]
               where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any(c.conkey) limit 1) as pointed
        from pg_attribute a
       where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' and a.attidentity = ''
         and (a.attnotnull or ?)
       order by a.attnum
      """;

  private FilledSchema() {}

  /** The tables that have rows afterwards. */
  public static Set<String> of(Connection superuser, String schema) throws SQLException {
    superuser.setAutoCommit(false);
    List<String> tables = tables(superuser, schema);
    Set<String> filled = new TreeSet<>();
    try (Statement statement = superuser.createStatement()) {
      // a row made up here is not to be judged by triggers: what is compared is that it comes back
      statement.execute("set session_replication_role = replica");
      for (boolean more = true; more; ) {
        more = false;
        for (String table : tables) {
          boolean has =
              filled.contains(table)
                  || hasRows(superuser, table)
                  || insert(superuser, table, true)
                  || insert(superuser, table, false);
          more |= has && filled.add(table);
        }
      }
      statement.execute("set session_replication_role = origin");
    }
    superuser.commit();
    return filled;
  }

  private static boolean insert(Connection connection, String table, boolean whole)
      throws SQLException {
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
      query.setString(1, table);
      query.setBoolean(2, whole);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.add('"' + row.getString("attname") + '"');
          String pointed = row.getString("pointed");
          values.add(
              pointed == null ? value(row.getString("type"), row.getString("checks")) : pointed);
        }
      }
    }
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into "
              + table
              + names.stream().collect(Collectors.joining(", ", " (", ")"))
              + values.stream().collect(Collectors.joining(", ", " values (", ")")));
      return true;
    } catch (SQLException nothingThatFits) {
      connection.rollback(before);
      return false;
    }
  }

  private static String value(String type, @Nullable String checks) {
    if (type.endsWith("[]")) {
      return "'{}'";
    }
    return switch (type) {
      case "text" -> "'" + word(checks == null ? "" : checks) + "'";
      case "uuid" -> "gen_random_uuid()";
      case "boolean" -> "true";
      case "date" -> "'2026-03-29'";
      case "timestamp with time zone" -> "'2026-03-29 02:30:00+01'";
      case "bytea" -> "decode(repeat('00ff0a5c', 8), 'hex')";
      case "jsonb", "json" -> "'{\"a\\tb\": \"ünï\"}'";
      case "daterange" -> "'[2026-01-01,2027-01-01)'";
      case "tstzrange" -> "'[2026-01-01 00:00+00,2027-01-01 00:00+00)'";
      default -> "1";
    };
  }

  private static String word(String checks) {
    Matcher fixed = WORD.matcher(checks);
    while (fixed.find()) {
      String found = fixed.group(1);
      if (found.matches("[A-Za-z_-]+")) {
        return found;
      }
      for (String candidate :
          List.of("nl", "BE", "EUR", "0123456789", "a", "1", "be-vlg", "2026-03", "0".repeat(64))) {
        if (candidate.matches(found.replaceAll("^\\^|\\$$", ""))) {
          return candidate;
        }
      }
    }
    return "a tab\t, a \\ and ünïcode";
  }

  private static boolean hasRows(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select exists (select 1 from " + table + ")")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static List<String> tables(Connection connection, String schema) throws SQLException {
    var tables = new ArrayList<String>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
             where schemaname = ? and tablename <> 'schema_history' order by 1
            """)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
    }
    return tables;
  }
}
