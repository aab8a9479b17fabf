package org.wattline.controlplane.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wattline.controlplane.job.StepFailedException;

/** What has been applied to one tenant's schema, kept in that schema: table {@value #TABLE}. */
final class SchemaHistory {
  static final String TABLE = "schema_history";

  private final Map<String, Entry> entries;

  /**
   * @param version 0 for a market pack's script
   */
  record Entry(String script, int version, String checksum) {}

  private SchemaHistory(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Reads the history, after making its table where there is none. The search path is set. */
  static SchemaHistory open(Connection connection) throws SQLException {
    var entries = new LinkedHashMap<String, Entry>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select to_regclass('" + TABLE + "') is null")) {
        row.next();
        if (row.getBoolean(1)) {
          statement.execute(
              """
              create table schema_history (
                script     text primary key,
                version    integer unique,
                checksum   text not null,
                applied_at timestamptz not null default clock_timestamp(),
                millis     bigint not null
              )
              """);
          return new SchemaHistory(entries);
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select script, coalesce(version, 0) as version, checksum from schema_history order by version nulls last, script")) {
        while (rows.next()) {
          Entry entry =
              new Entry(
                  rows.getString("script"), rows.getInt("version"), rows.getString("checksum"));
          entries.put(entry.script(), entry);
        }
      }
    }
    return new SchemaHistory(entries);
  }

  /** The version of the newest migration applied, 0 before the first. */
  int version() {
    return entries.values().stream().mapToInt(Entry::version).max().orElse(0);
  }

  Optional<Entry> find(String script) {
    return Optional.ofNullable(entries.get(script));
  }

  /** The migrations applied with their checksums, by version: for an archive's manifest. */
  Map<Integer, String> checksums() {
    var found = new TreeMap<Integer, String>();
    entries.values().stream()
        .filter(entry -> entry.version() > 0)
        .forEach(entry -> found.put(entry.version(), entry.checksum()));
    return found;
  }

  /**
   * Compares with the files of this build.
   *
   * @throws StepFailedException when the schema is newer, or a file was changed after it was
   *     applied
   */
  void requireKnown(SchemaStream stream, String schema) {
    if (version() > stream.newest()) {
      throw new StepFailedException(
          String.format(
              Locale.ROOT,
              "Schema %s is of version %d and this build knows up to %d: upgrade the control plane and the services first",
              schema,
              version(),
              stream.newest()));
    }
    for (Migration migration : stream.migrations()) {
      Optional<Entry> applied = find(migration.script());
      if (migration.version() <= version()
          && applied.map(Entry::checksum).filter(migration.checksum()::equals).isEmpty()) {
        throw new StepFailedException(
            applied.isPresent()
                ? String.format(
                    Locale.ROOT,
                    "%s was changed after schema %s was migrated with it: put the released file back and write a new migration",
                    migration.script(),
                    schema)
                : String.format(
                    Locale.ROOT,
                    "Schema %s is of version %d without having had %s: it was migrated by something else",
                    schema,
                    version(),
                    migration.script()));
      }
    }
  }

  static void add(Connection connection, String script, int version, String checksum, long millis)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into schema_history (script, version, checksum, millis) values (?, nullif(?, 0), ?, ?)
            on conflict (script) do update
              set checksum = excluded.checksum, applied_at = excluded.applied_at, millis = excluded.millis
            """)) {
      statement.setString(1, script);
      statement.setInt(2, version);
      statement.setString(3, checksum);
      statement.setLong(4, millis);
      statement.executeUpdate();
    }
  }
}
