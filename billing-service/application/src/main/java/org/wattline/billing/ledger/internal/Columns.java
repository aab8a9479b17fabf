package org.wattline.billing.ledger.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to be sent to the database in one statement: an array for each column, for {@code unnest}.
 */
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

  /** Binds the arrays to the statement's parameters from this one on. */
  void bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
    for (int i = 0; i < types.length; i++) {
      Array array = connection.createArrayOf(types[i], columns.get(i).toArray());
      statement.setArray(first + i, array);
    }
  }

  /** What {@code unnest} takes: a parameter for each column, with its type. */
  String unnest() {
    StringBuilder sql = new StringBuilder("unnest(");
    for (int i = 0; i < types.length; i++) {
      sql.append(i == 0 ? "?::" : ", ?::").append(types[i]).append("[]");
    }
    return sql.append(')').toString();
  }
}
