package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.wattline.billing.copying.CopyBytes;

/** Rows of bills, gathered before they are copied in: a value's Java type must be its column's. */
final class CopyRows {
  private static final int ROW = 256;

  private final CopyBytes bytes;
  private int rows;

  CopyRows(int expected) {
    bytes = new CopyBytes(expected * ROW);
  }

  /**
   * One row: {@code uuid}, {@code text} (also of an enum), {@code bytea}, {@code boolean}, {@code
   * date}, {@code timestamptz}, {@code numeric}, {@code smallint} of a {@link Short}, or null.
   *
   * @throws IllegalArgumentException when a value is of another type
   */
  void add(@Nullable Object... values) {
    bytes.row(values.length);
    for (Object value : values) {
      field(value);
    }
    rows++;
  }

  private void field(@Nullable Object value) {
    switch (value) {
      case null -> bytes.missing();
      case byte[] raw -> bytes.bytes(raw);
      case UUID id -> bytes.uuid(id);
      case String text -> bytes.text(text);
      case Enum<?> constant -> bytes.text(constant.name());
      case LocalDate day -> bytes.date(Math.toIntExact(day.toEpochDay()));
      case Instant at -> bytes.timestamp(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      case Boolean yes -> bytes.bool(yes);
      case Short small -> bytes.smallint(small);
      case BigDecimal decimal -> bytes.numeric(decimal);
      default -> throw new IllegalArgumentException("No column of bills is a " + value.getClass());
    }
  }

  /** Sends the rows on the current transaction's connection; nothing can be added after. */
  void into(JdbcOperations jdbc, String table) {
    if (rows == 0) {
      return;
    }
    jdbc.execute(
        (ConnectionCallback<Long>)
            (Connection connection) -> {
              CopyIn copy =
                  connection
                      .unwrap(PGConnection.class)
                      .getCopyAPI()
                      .copyIn("copy " + table + " from stdin (format binary)");
              bytes.end().moveTo(copy);
              return copy.endCopy();
            });
  }
}
