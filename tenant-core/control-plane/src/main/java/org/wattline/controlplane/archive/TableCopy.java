package org.wattline.controlplane.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The rows of a tenant's tables as PostgreSQL's own COPY text, in the order of the primary key,
 * with every setting that shapes the text fixed: equal rows give equal bytes on any installation.
 */
public final class TableCopy {
  private static final String SETTINGS =
      "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';"
          + " set local extra_float_digits = 1; set local bytea_output = 'hex'; set local lc_monetary = 'C'";

  private final Connection connection;
  private final String schema;

  /**
   * A table, or the root of a partitioned one.
   *
   * @param columns those that hold data: computed ones are computed again
   * @param order the primary key's columns as an ORDER BY list, or the whole row where there is
   *     none
   */
  record Table(String name, List<String> columns, String order) {
    Table {
      columns = List.copyOf(columns);
    }
  }

  /** What was copied. */
  public record Sum(long rows, long bytes, String sha256) {}

  /** Works in the transaction that is under way on the connection. */
  public TableCopy(Connection connection, String schema) throws SQLException {
    this.connection = connection;
    this.schema = schema;
    try (Statement statement = connection.createStatement()) {
      statement.execute(SETTINGS + "; set local search_path = " + schema);
    }
  }

  /** All tables but the migrator's own, by name. */
  List<Table> tables(String except) throws SQLException {
    var names = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select relname from pg_catalog.pg_class
             where relnamespace = ?::regnamespace and relkind in ('r', 'p') and not relispartition
               and relname <> ?
             order by relname collate "C"
            """)) {
      statement.setString(1, schema);
      statement.setString(2, except);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    var tables = new ArrayList<Table>();
    for (String name : names) {
      tables.add(new Table(name, columns(name), order(name)));
    }
    return tables;
  }

  /** Writes a table's rows. */
  Sum copyOut(Table table, OutputStream out) throws SQLException, IOException {
    Digests.Counting counting = new Digests.Counting(out);
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut(
            String.format(
                Locale.ROOT,
                "copy (select %s from %s t order by %s) to stdout",
                list(table.columns()),
                quoted(table.name()),
                table.order()),
            counting);
    return new Sum(counting.lines(), counting.bytes(), counting.sha256());
  }

  /** Reads rows into a table. */
  long copyIn(String table, List<String> columns, InputStream in) throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(
            String.format(Locale.ROOT, "copy %s (%s) from stdin", quoted(table), list(columns)),
            in);
  }

  /** Count and hash of a table's rows, without keeping them. */
  Sum sum(Table table) throws SQLException, IOException {
    return copyOut(table, OutputStream.nullOutputStream());
  }

  /** The sequences' positions, by name. */
  List<ArchiveManifest.Sequence> sequences() throws SQLException {
    var names = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select relname from pg_catalog.pg_class
             where relnamespace = ?::regnamespace and relkind = 'S' order by relname collate "C"
            """)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    var found = new ArrayList<ArchiveManifest.Sequence>();
    for (String name : names) {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery("select last_value, is_called from " + quoted(name))) {
        row.next();
        found.add(new ArchiveManifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
      }
    }
    return found;
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String list(List<String> columns) {
    return columns.stream().map(TableCopy::quoted).collect(Collectors.joining(", "));
  }

  private List<String> columns(String table) throws SQLException {
    var columns = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select attname from pg_catalog.pg_attribute
             where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
             order by attnum
            """)) {
      statement.setString(1, quoted(table));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1));
        }
      }
    }
    return columns;
  }

  private String order(String table) throws SQLException {
    var terms = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select a.attname, a.attcollation <> 0
              from pg_catalog.pg_constraint c
              cross join lateral unnest(c.conkey) with ordinality as k (attnum, ordinal)
              join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
             where c.conrelid = ?::regclass and c.contype = 'p' order by k.ordinal
            """)) {
      statement.setString(1, quoted(table));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          terms.add(quoted(rows.getString(1)) + (rows.getBoolean(2) ? " collate \"C\"" : ""));
        }
      }
    }
    return terms.isEmpty() ? "t::text collate \"C\"" : String.join(", ", terms);
  }
}
