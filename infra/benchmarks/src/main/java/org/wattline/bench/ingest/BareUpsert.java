package org.wattline.bench.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.tenancy.test.TwoTenants;

/**
 * The limit: values of a long CSV taken by a loop over its bytes, packed, brought by COPY into a
 * staging table and from there, where not known, into a bare one. No zone, no quality, no account.
 */
final class BareUpsert implements AutoCloseable {
  private static final int DAY = 96;
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final Connection connection;

  BareUpsert(TwoTenants world) throws SQLException {
    connection = world.database().superuser();
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists bench_probe");
      statement.execute("set search_path = bench_probe");
      statement.execute(
          "create table if not exists bare (channel int, day int, packed bytea, primary key"
              + " (channel, day))");
      statement.execute("create temp table staging (channel int, day int, packed bytea)");
    }
  }

  /** Reads a file of {@link MeterFile#longCsv} and stores it; how many values there were. */
  long store(Path file) throws IOException, SQLException {
    connection.setAutoCommit(false);
    long values = 0;
    try (Statement statement = connection.createStatement();
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      statement.execute("truncate bare");
      statement.execute("truncate staging");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(HEADER);
      var copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy staging from stdin (format binary)");
      byte[] buffer = new byte[1 << 16];
      long[] day = new long[DAY];
      int slot = 0;
      int row = 0;
      int field = 0;
      long value = 0;
      boolean head = true;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          if (b == ',') {
            field++;
          } else if (b == '\n') {
            if (!head) {
              day[slot++] = value;
              values++;
              if (slot == DAY) {
                write(out, row++, PackedDay.encode(day));
                slot = 0;
                if (bytes.size() > 1 << 18) {
                  copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
                  bytes.reset();
                }
              }
            }
            head = false;
            field = 0;
            value = 0;
          } else if (field == 2 && b != '.') {
            value = value * 10 + b - '0';
          }
        }
      }
      out.writeShort(-1);
      copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
      copy.endCopy();
      statement.execute(
          "insert into bare select * from staging on conflict (channel, day)"
              + " do update set packed = excluded.packed where bare.packed <> excluded.packed");
    }
    connection.commit();
    return values;
  }

  private static void write(DataOutputStream out, int row, byte[] packed) throws IOException {
    out.writeShort(3);
    out.writeInt(4);
    out.writeInt(row / 31);
    out.writeInt(4);
    out.writeInt(row % 31);
    out.writeInt(packed.length);
    out.write(packed);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
