package org.wattline.billing.ledger.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to be sent to the database in one statement. */
final class Columns {
  private final String[] types;
  private final List<List<@Nullable Object>> columns;
  private int rows;

  /**
   * @param types of the columns, as PostgreSQL names them
   */
  Columns(String... types) {
    this.types = types.clone();
    this.columns = new ArrayList<>(types.length);
    for (int i = 0; i < types.length; i++) {
      columns.add(new ArrayList<>());
    }
  }

  void add(@Nullable Object... values) {
    if (values.length != types.length) {
      throw new IllegalArgumentException(types.length + " columns, not " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      columns.get(i).add(values[i]);
    }
    rows++;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** How many columns, and so parameters, there are. */
  int count() {
    return types.length;
  }

  /** Binds the rows to the statement's parameters from this one on. */
  void bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
    for (int i = 0; i < types.length; i++) {
      if (rows == 1) {
        Object value = columns.get(i).getFirst();
        statement.setObject(
            first + i, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
        continue;
      }
      Array array = connection.createArrayOf(types[i], columns.get(i).toArray());
      statement.setArray(first + i, array);
    }
  }

  /**
   * The rows where a table is expected: a parameter for each column, with its type. They are arrays
   * but for a single row: how many rows arrays hold is seen when they come, so that a statement on
   * them is planned each time, which takes longer than to book one payment.
   */
  String table() {
    boolean single = rows == 1;
    StringBuilder sql = new StringBuilder(single ? "(values (" : "unnest(");
    for (int i = 0; i < types.length; i++) {
      sql.append(i == 0 ? "?::" : ", ?::").append(types[i]).append(single ? "" : "[]");
    }
    return sql.append(single ? "))" : ")").toString();
  }
}
