package org.wattline.acceptance.walls;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wattline.local.LocalStack;

/** What a supplier's tables hold, a hash for each: equal before and after, nothing was changed. */
final class RowHashes {
  /* what the service itself keeps busy with while nobody asks anything of it */
  private static final Set<String> BUSY = Set.of("scheduled_tasks", "event_publication");

  private RowHashes() {}

  /** The hash of each table's rows, by table. */
  static Map<String, String> of(LocalStack stack, String slug) throws SQLException {
    try (Connection db = stack.superuser("wattline")) {
      String schema = Canaries.schemaOf(db, slug);
      Map<String, String> hashes = new TreeMap<>();
      for (String table : tables(db, schema)) {
        try (Statement query = db.createStatement();
            ResultSet row =
                query.executeQuery(
                    "select md5(coalesce(string_agg(h, '' order by h), '')) from (select"
                        + " md5(t::text) h from \""
                        + schema
                        + "\".\""
                        + table
                        + "\" t) rows")) {
          row.next();
          hashes.put(table, row.getString(1));
        }
      }
      return hashes;
    }
  }

  private static List<String> tables(Connection db, String schema) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
        db.prepareStatement(
            "select table_name from information_schema.tables where table_schema = ?"
                + " and table_type = 'BASE TABLE'")) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (!BUSY.contains(rows.getString(1))) {
            tables.add(rows.getString(1));
          }
        }
      }
    }
    return tables;
  }
}
