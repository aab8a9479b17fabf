package org.wattline.billing.copying;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows by PostgreSQL's binary COPY, some at a time. */
public final class BinaryCopy {
  /** Bytes handed to the driver at a time. */
  private static final int FLUSH = 1 << 16;

  private final CopyIn copy;
  private final CopyBytes bytes = new CopyBytes(FLUSH * 2);

  private BinaryCopy(CopyIn copy) {
    this.copy = copy;
  }

  /** Begins; the connection does nothing else until {@link #finish}. */
  public static BinaryCopy into(Connection connection, String tableAndColumns) throws SQLException {
    return new BinaryCopy(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + tableAndColumns + " from stdin (format binary)"));
  }

  /** The next row, for its fields in the columns' order. */
  public CopyBytes row(int fields) throws SQLException {
    if (bytes.size() >= FLUSH) {
      bytes.moveTo(copy);
    }
    return bytes.row(fields);
  }

  /** Ends; how many rows there are. */
  public long finish() throws SQLException {
    bytes.end().moveTo(copy);
    return copy.endCopy();
  }
}
