package org.wattline.billing.metering.internal.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.kernel.LocalDateRange;

/** Reads packed days in bulk, as they are known now or were known at a moment. */
@Component
public class StoredDays {
  private static final int FETCH = 4_000;
  private static final LocalDate EPOCH = LocalDate.EPOCH;

  private final DataSource source;

  StoredDays(DataSource source) {
    this.source = source;
  }

  /** The days of one channel in a range; absent where nothing is known. */
  public static final class Days {
    final int firstDay;
    private final @Nullable PackedValues[] values;
    private final short[] revisions;

    Days(LocalDateRange range) {
      firstDay = (int) range.from().toEpochDay();
      values = new @Nullable PackedValues[range.days()];
      revisions = new short[range.days()];
    }

    /** A day, counted from the first of the range. */
    public @Nullable PackedValues day(int place) {
      return values[place];
    }

    private void offer(int day, short revision, PackedValues one) {
      int place = day - firstDay;
      if (values[place] == null || revisions[place] < revision) {
        values[place] = one;
        revisions[place] = revision;
      }
    }
  }

  /**
   * Days of channels.
   *
   * @param knownAt null for now
   */
  public Map<Integer, Days> load(
      Collection<Integer> channels,
      LocalDateRange range,
      @Nullable Instant knownAt,
      boolean costs) {
    Map<Integer, Days> found = new HashMap<>();
    if (channels.isEmpty() || range.isEmpty()) {
      return found;
    }
    Connection connection = DataSourceUtils.getConnection(source);
    String sql =
        "select channel_no, day - date '1970-01-01', revision, total, power, packed, runs"
            + (costs ? ", costs" : "")
            + " from interval_day where channel_no = any(?) and day >= ? and day < ?"
            + (knownAt == null ? "" : " and recorded_at <= ?");
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(FETCH);
      select.setArray(1, connection.createArrayOf("int4", channels.toArray(Integer[]::new)));
      select.setObject(2, range.from());
      select.setObject(3, range.to());
      if (knownAt != null) {
        select.setTimestamp(4, Timestamp.from(knownAt));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getInt(1), no -> new Days(range))
              .offer(
                  row.getInt(2),
                  row.getShort(3),
                  new PackedValues(
                      row.getLong(4),
                      0,
                      row.getInt(5),
                      row.getBytes(6),
                      row.getBytes(7),
                      costs ? row.getBytes(8) : null));
        }
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("Usage could not be read", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    return found;
  }

  /** Days of which nothing is known. */
  public static Days none(LocalDateRange range) {
    return new Days(range);
  }

  static LocalDate day(int epochDay) {
    return EPOCH.plusDays(epochDay);
  }
}
