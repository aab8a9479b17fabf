package org.wattline.controlplane.archive;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wattline.controlplane.job.StepFailedException;
import org.wattline.tenancy.TenantId;

/**
 * Fills a schema of the archive's version with the archive's rows, in one transaction. Foreign keys
 * and triggers are set aside meanwhile: the keys are put back and so checked over all rows, the
 * triggers have run once already, when the rows were first written.
 */
final class SchemaFilling {
  private final Connection connection;
  private final TableCopy copy;
  private final String schema;
  private final ArchiveReader reader;

  private record ForeignKey(String table, String name, String definition) {}

  private record Trigger(String table, String name, String state) {}

  SchemaFilling(Connection connection, TenantId tenant, ArchiveReader reader) throws SQLException {
    this.connection = connection;
    this.schema = tenant.databaseName();
    this.copy = new TableCopy(connection, schema);
    this.reader = reader;
  }

  /**
   * Fills all tables.
   *
   * @return how many rows
   * @throws StepFailedException when the schema is not the archive's, or the rows are not the same
   *     afterwards
   */
  long fill() throws SQLException, IOException {
    ArchiveManifest manifest = reader.manifest();
    List<TableCopy.Table> tables = copy.tables(TenantExport.HISTORY);
    requireSame(manifest, tables);
    List<Trigger> triggers = triggers();
    List<ForeignKey> keys = foreignKeys();
    for (Trigger trigger : triggers) {
      execute("alter table %s disable trigger %s", trigger.table(), trigger.name());
    }
    for (ForeignKey key : keys) {
      execute("alter table %s drop constraint %s", key.table(), key.name());
    }
    if (!tables.isEmpty()) {
      String all =
          tables.stream().map(t -> TableCopy.quoted(t.name())).collect(Collectors.joining(", "));
      statement("truncate table " + all);
    }
    long rows = 0;
    for (ArchiveManifest.Table table : manifest.tables()) {
      try (InputStream content = reader.open(table.member())) {
        rows += copy.copyIn(table.name(), table.columns(), content);
      }
    }
    for (ForeignKey key : keys) {
      statement(
          String.format(
              Locale.ROOT,
              "alter table %s add constraint %s %s",
              TableCopy.quoted(key.table()),
              TableCopy.quoted(key.name()),
              key.definition()));
    }
    for (Trigger trigger : triggers) {
      String mode =
          switch (trigger.state()) {
            case "A" -> "enable always";
            case "R" -> "enable replica";
            default -> "enable";
          };
      execute("alter table %s " + mode + " trigger %s", trigger.table(), trigger.name());
    }
    position(manifest.sequences());
    remember(manifest.history());
    refreshViews();
    requireEqual(manifest, tables);
    return rows;
  }

  private static void requireSame(ArchiveManifest manifest, List<TableCopy.Table> tables) {
    Map<String, List<String>> archived = new HashMap<>();
    manifest.tables().forEach(table -> archived.put(table.name(), table.columns()));
    Map<String, List<String>> present = new HashMap<>();
    tables.forEach(table -> present.put(table.name(), table.columns()));
    if (!archived.equals(present)) {
      throw new StepFailedException(
          String.format(
              Locale.ROOT,
              "The archive's tables are not those of schema version %d of this build: archive %s, build %s",
              manifest.schemaVersion(),
              new TreeMap<>(archived),
              new TreeMap<>(present)));
    }
  }

  private void requireEqual(ArchiveManifest manifest, List<TableCopy.Table> tables)
      throws SQLException, IOException {
    Map<String, TableCopy.Table> byName =
        tables.stream().collect(Collectors.toMap(TableCopy.Table::name, table -> table));
    for (ArchiveManifest.Table expected : manifest.tables()) {
      TableCopy.Table table = byName.get(expected.name());
      if (table == null) {
        throw new IllegalStateException(expected.name());
      }
      TableCopy.Sum sum = copy.sum(table);
      if (sum.rows() != expected.rows() || !sum.sha256().equals(expected.sha256())) {
        throw new StepFailedException(
            String.format(
                Locale.ROOT,
                "Table %s is not what was exported: %d rows with hash %s, the archive has %d with %s",
                expected.name(),
                sum.rows(),
                sum.sha256(),
                expected.rows(),
                expected.sha256()));
      }
    }
  }

  private List<Trigger> triggers() throws SQLException {
    var found = new ArrayList<Trigger>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select c.relname, t.tgname, t.tgenabled
              from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
             where c.relnamespace = ?::regnamespace and not t.tgisinternal and t.tgenabled <> 'D'
               and t.tgparentid = 0
             order by 1, 2
            """)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Trigger(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return found;
  }

  private List<ForeignKey> foreignKeys() throws SQLException {
    var found = new ArrayList<ForeignKey>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select c.relname, k.conname, pg_catalog.pg_get_constraintdef(k.oid)
              from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
             where c.relnamespace = ?::regnamespace and k.contype = 'f' and k.conparentid = 0
             order by 1, 2
            """)) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return found;
  }

  private void position(List<ArchiveManifest.Sequence> sequences) throws SQLException {
    for (ArchiveManifest.Sequence sequence : sequences) {
      try (PreparedStatement statement =
          connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
        statement.setString(1, TableCopy.quoted(sequence.name()));
        statement.setLong(2, sequence.lastValue());
        statement.setBoolean(3, sequence.called());
        statement.execute();
      }
    }
  }

  /** The market pack's scripts ran before the export: they are not run again over its rows. */
  private void remember(List<ArchiveManifest.Applied> history) throws SQLException {
    for (ArchiveManifest.Applied applied : history) {
      if (applied.version() > 0) {
        continue;
      }
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              insert into schema_history (script, checksum, millis) values (?, ?, 0)
              on conflict (script) do update set checksum = excluded.checksum
              """)) {
        statement.setString(1, applied.script());
        statement.setString(2, applied.checksum());
        statement.executeUpdate();
      }
    }
  }

  private void refreshViews() throws SQLException {
    var views = new ArrayList<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select relname from pg_catalog.pg_class where relnamespace = ?::regnamespace and relkind = 'm' order by oid")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          views.add(rows.getString(1));
        }
      }
    }
    for (String view : views) {
      statement("refresh materialized view " + TableCopy.quoted(view));
    }
  }

  private void execute(String template, String first, String second) throws SQLException {
    statement(
        String.format(Locale.ROOT, template, TableCopy.quoted(first), TableCopy.quoted(second)));
  }

  private void statement(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
