package org.wattline.bench.billing;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TestDatabase;

/**
 * A supplier's households as they stand on the day their May is billed: agreements, a tariff of six
 * components, and a month of quarter-hours each, written straight into the tables. The same at
 * every call.
 */
final class Households {
  /** When the month is billed. */
  static final Instant NOW = Instant.parse("2024-06-03T08:00:00Z");

  /** Up to which day it is billed. */
  static final LocalDate UNTIL = LocalDate.of(2024, 6, 1);

  static final int READINGS_A_MONTH = 31 * 96;

  private static final LocalDate FIRST = LocalDate.of(2024, 5, 1);
  private static final int DAYS = 31;
  private static final int SLOTS = 96;
  private static final long SEED = 20_240_501;
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  /** Days and microseconds from 1970 to 2000, where PostgreSQL begins to count. */
  private static final int DAYS_TO_2000 = 10_957;

  private static final long SECONDS_TO_2000 = 946_684_800;

  /** Different households; more are like them, with other accounts. */
  private static final int DIFFERENT = 500;

  private Households() {}

  /** Puts so many into a supplier's tables, which hold nothing of the kind yet. */
  static void settle(TestDatabase database, TenantEntry tenant, int households)
      throws SQLException, IOException {
    try (Connection db = connection(database, tenant);
        Statement statement = db.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(String.format(Locale.ROOT, resource("supplier.sql"), households));
      try (PreparedStatement insert =
          db.prepareStatement(
              "insert into tariff_version (id, product_id, number, effective_from, published_at,"
                  + " name, document, submitted_by, submitted_subject, approved_by,"
                  + " approved_subject) select id, id, 1, date '2020-01-01', created_at, code, ?,"
                  + " 'one', 'one', 'other', 'other' from product where code = 'household'")) {
        insert.setString(1, resource("household.json"));
        insert.executeUpdate();
      }
      measure(db, households);
      statement.execute("vacuum analyze");
    }
  }

  /** A superuser's connection that sees the supplier's tables. */
  static Connection connection(TestDatabase database, TenantEntry tenant) throws SQLException {
    Connection db = database.superuser();
    try (Statement statement = db.createStatement()) {
      statement.execute("set search_path = " + tenant.id().databaseName() + ", extensions");
    }
    return db;
  }

  /** Takes everything away that billing wrote: the households are as they settled. */
  static void forgetBills(TestDatabase database, TenantEntry tenant) throws SQLException {
    try (Connection db = connection(database, tenant);
        Statement statement = db.createStatement()) {
      statement.execute(
          "truncate "
              + String.join(", ", BareRows.TABLES)
              + ", bill_series, billing_change, billing_feed, billing_run, billing_chunk,"
              + " billing_run_account, billing_draft, usage_close");
      statement.execute("checkpoint");
    }
  }

  private static void measure(Connection db, int households) throws SQLException, IOException {
    byte[][][] months = new byte[Math.min(DIFFERENT, households)][][];
    long[][] totals = new long[months.length][DAYS];
    for (int i = 0; i < months.length; i++) {
      months[i] = month(new SplittableRandom(SEED + i), totals[i]);
    }
    long recorded = (Instant.parse("2024-06-01T02:00:00Z").getEpochSecond() - SECONDS_TO_2000);
    int first = (int) FIRST.toEpochDay() - DAYS_TO_2000;
    // 96 values of mark 1, issued at the codec's own epoch
    byte[] runs = {SLOTS, 1, 0};
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new PGCopyOutputStream(
                    db.unwrap(PGConnection.class),
                    "copy interval_day (hash, total, recorded_at, channel_no, day, delivery_no,"
                        + " revision, power, packed, runs) from stdin (format binary)"),
                1 << 16))) {
      out.write(HEADER);
      for (int n = 0; n < households; n++) {
        byte[][] days = months[n % months.length];
        for (int day = 0; day < DAYS; day++) {
          out.writeShort(10);
          out.writeInt(8);
          out.writeLong(Arrays.hashCode(days[day]));
          out.writeInt(8);
          out.writeLong(totals[n % months.length][day]);
          out.writeInt(8);
          out.writeLong(recorded * 1_000_000);
          out.writeInt(4);
          out.writeInt(n + 1);
          out.writeInt(4);
          out.writeInt(first + day);
          out.writeInt(4);
          out.writeInt(1);
          out.writeInt(2);
          out.writeShort(0);
          out.writeInt(2);
          out.writeShort(0);
          out.writeInt(days[day].length);
          out.write(days[day]);
          out.writeInt(runs.length);
          out.write(runs);
        }
      }
      out.writeShort(-1);
    }
  }

  /** A base load that wanders, a morning, a long evening, and appliances that come and go. */
  private static byte[][] month(SplittableRandom random, long[] totals) {
    byte[][] days = new byte[DAYS][];
    long base = 30 + random.nextInt(40);
    long appliance = 0;
    for (int day = 0; day < DAYS; day++) {
      long[] values = new long[SLOTS];
      for (int slot = 0; slot < SLOTS; slot++) {
        base = Math.clamp(base + random.nextInt(-3, 4), 25, 110);
        long daily = slot >= 26 && slot < 34 ? 40 : slot >= 68 && slot < 90 ? 70 : 0;
        if (appliance > 0) {
          appliance = random.nextInt(4) == 0 ? 0 : appliance;
        } else if (slot > 24 && random.nextInt(24) == 0) {
          appliance = 100 + random.nextInt(500);
        }
        values[slot] = base + daily + appliance + random.nextInt(12);
        totals[day] += values[slot];
      }
      days[day] = PackedDay.encode(values);
    }
    return days;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Households.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
