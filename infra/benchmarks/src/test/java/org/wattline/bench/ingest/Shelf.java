package org.wattline.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TestDatabase;

/** What deliveries left with a supplier, looked at from outside of the service. */
final class Shelf {
  private static final int FETCH = 2_000;

  private final TestDatabase database;
  private final TenantEntry supplier;

  Shelf(TestDatabase database, TenantEntry supplier) {
    this.database = database;
    this.supplier = supplier;
  }

  /** What the receipts say together. */
  record Account(
      long deliveries, long undone, long records, long accepted, long duplicate, long other) {}

  /** All that is known of all points: its hash, and how often a day was written. */
  record Content(String hash, long values, long revisions) {}

  private Connection open() throws SQLException {
    Connection db = database.superuser();
    try (Statement statement = db.createStatement()) {
      statement.execute("set search_path = " + supplier.id().databaseName() + ", extensions");
    }
    return db;
  }

  private long number(String sql) {
    try (Connection db = open();
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException away) {
      return -1;
    }
  }

  /** Whether everything that was received is read; false while the database is away. */
  boolean isRead() {
    return number("select count(*) from delivery_run where state = 'OPEN'") == 0;
  }

  /** Records that are committed; negative while the database is away. */
  long committed() {
    return number("select coalesce(sum(records), 0) from delivery");
  }

  /** Whether somebody who worked at it since a moment is in the midst of a file. */
  boolean isBeingRead(Instant since) {
    return number(
            "select count(*) from delivery_run where state = 'OPEN' and attempts > 0"
                + " and touched_at > '"
                + since
                + "'")
        > 0;
  }

  /** Whether the reading of a file was broken off. */
  boolean isLeftUnread() {
    return number("select count(*) from delivery_run where state = 'OPEN' and attempts > 0") > 0;
  }

  /** Whether one was, of which a part is committed and another is not. */
  boolean isLeftInParts() {
    return number(
            "select count(*) from delivery_run where state = 'OPEN' and attempts > 0 and told > 0")
        > 0;
  }

  /** How often somebody began to read. */
  long attempts() {
    return number("select coalesce(sum(attempts), 0) from delivery_run");
  }

  Account account() throws SQLException {
    try (Connection db = open();
        Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), count(*) filter (where state <> 'DONE'), sum(records),"
                    + " sum(accepted), sum(duplicate), sum(replaced + rejected + waiting)"
                    + " from delivery")) {
      row.next();
      return new Account(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6));
    }
  }

  Content content() throws SQLException, NoSuchAlgorithmException {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    long values = 0;
    try (Connection db = open();
        Statement statement = db.createStatement()) {
      Map<Integer, String> marks = marks(db);
      db.setAutoCommit(false);
      statement.setFetchSize(FETCH);
      ResultSet row =
          statement.executeQuery(
              """
              select p.market_id, c.code, c.direction, c.interval_seconds, d.day, d.total,
                     d.power, d.packed, d.runs
              from interval_day d join channel c on c.no = d.channel_no
              join service_point p on p.id = c.service_point_id
              where not exists (select 1 from interval_day newer
                                where newer.channel_no = d.channel_no and newer.day = d.day
                                  and newer.revision > d.revision)
              order by p.market_id, c.code, c.direction, c.interval_seconds, d.day
              """);
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
          text.append(row.getString(i)).append('|');
        }
        DayValues day =
            DayCodec.unpack(
                new PackedValues(
                    row.getLong(6), 0, row.getInt(7), row.getBytes(8), row.getBytes(9), null));
        for (int i = 0; i < day.slots(); i++) {
          text.append(day.values[i]).append(marks.get(day.marks[i])).append(' ');
          values++;
        }
        hash.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return new Content(
        HexFormat.of().formatHex(hash.digest()),
        values,
        number("select count(*) from interval_day"));
  }

  private static Map<Integer, String> marks(Connection db) throws SQLException {
    Map<Integer, String> marks = new HashMap<>();
    try (Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery("select no, quality, code, detail from quality_mark")) {
      while (row.next()) {
        marks.put(row.getInt(1), row.getString(2) + row.getString(3) + row.getString(4));
      }
    }
    return marks;
  }
}
