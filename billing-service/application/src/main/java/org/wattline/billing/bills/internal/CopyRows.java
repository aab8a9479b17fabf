package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.wattline.billing.copying.CopyBytes;

/** Rows of bills, gathered before they are copied in: a value's Java type must be its column's. */
final class CopyRows {
  private static final int FIRST = 1 << 12;

  /** Bytes of a part: one array of all rows would be copied again and again while it grows. */
  private static final int PART = 1 << 16;

  private final CopyBytes bytes = new CopyBytes(FIRST);
  private final List<byte[]> parts = new ArrayList<>();
  private int rows;

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
    if (bytes.size() >= PART) {
      parts.add(bytes.take());
    }
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
              for (byte[] part : parts) {
                copy.writeToCopy(part, 0, part.length);
              }
              bytes.end().moveTo(copy);
              return copy.endCopy();
            });
  }
}
