package org.wattline.billing.copying;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows to be sent to the database in one statement. The first column is never null.
 *
 * <p>Many are sent as arrays. How many rows arrays hold is seen when they come, so that PostgreSQL
 * plans a statement on them each time, which for few rows takes longer than the work itself: few
 * are sent as values, in a number out of a handful, so that their statements' plans are kept.
 */
public final class Columns {
  /** Up to so many rows are sent as values. */
  public static final int FEW = 32;

  private final String[] types;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /**
   * @param types of the columns, as PostgreSQL names them
   */
  public Columns(String... types) {
    this.types = types.clone();
  }

  public void add(@Nullable Object... values) {
    if (values.length != types.length) {
      throw new IllegalArgumentException(types.length + " columns, not " + values.length);
    }
    if (values[0] == null) {
      throw new IllegalArgumentException("A row's first column says what it is about");
    }
    rows.add(values);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** How many parameters there are. */
  public int count() {
    return types.length * (few() ? padded() : 1);
  }

  private boolean few() {
    return rows.size() <= FEW;
  }

  /** The next power of two, so that few statements serve all numbers of rows. */
  private int padded() {
    return rows.size() <= 1 ? 1 : Integer.highestOneBit(rows.size() - 1) << 1;
  }

  /** Binds the rows to the statement's parameters from this one on. */
  public void bind(Connection connection, PreparedStatement statement, int first)
      throws SQLException {
    int next = first;
    if (few()) {
      for (int row = 0; row < padded(); row++) {
        for (int i = 0; i < types.length; i++) {
          bind(statement, next++, row < rows.size() ? rows.get(row)[i] : null);
        }
      }
      return;
    }
    for (int i = 0; i < types.length; i++) {
      int column = i;
      statement.setArray(
          next++,
          connection.createArrayOf(
              types[i], rows.stream().map(row -> row[column]).toArray(Object[]::new)));
    }
  }

  /**
   * Without a type: the statement names it. A null that came with another type than a value would
   * have the statement parsed and planned again.
   */
  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.OTHER);
      case BigDecimal exact -> statement.setObject(index, exact.toPlainString(), Types.OTHER);
      default -> statement.setObject(index, value.toString(), Types.OTHER);
    }
  }

  /** The rows where a table is expected: a parameter for each value or column, with its type. */
  public String table() {
    if (!few()) {
      StringBuilder sql = new StringBuilder("unnest(");
      for (int i = 0; i < types.length; i++) {
        sql.append(i == 0 ? "?::" : ", ?::").append(types[i]).append("[]");
      }
      return sql.append(')').toString();
    }
    StringBuilder one = new StringBuilder("(");
    for (int i = 0; i < types.length; i++) {
      one.append(i == 0 ? "?::" : ", ?::").append(types[i]);
    }
    one.append(')');
    int length = padded();
    StringBuilder sql = new StringBuilder(length == 1 ? "(values " : "(select * from (values ");
    for (int row = 0; row < length; row++) {
      sql.append(row == 0 ? "" : ", ").append(one);
    }
    return sql.append(length == 1 ? ")" : ") padded where column1 is not null)").toString();
  }

  /** Runs a statement on the rows, which take the place of its only {@code %s}; it returns rows. */
  public void query(JdbcOperations connections, String sql, RowCallbackHandler each) {
    query(connections, String.format(Locale.ROOT, sql, table()), List.of(this), each);
  }

  /**
   * Runs a statement that returns rows.
   *
   * @param sql with the tables of all columns in it, in this order, and no other parameter
   */
  public static void query(
      JdbcOperations connections, String sql, List<Columns> columns, RowCallbackHandler each) {
    connections.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int next = 1;
                for (Columns one : columns) {
                  one.bind(connection, statement, next);
                  next += one.count();
                }
                try (ResultSet row = statement.executeQuery()) {
                  while (row.next()) {
                    each.processRow(row);
                  }
                }
                return true;
              }
            });
  }
}
