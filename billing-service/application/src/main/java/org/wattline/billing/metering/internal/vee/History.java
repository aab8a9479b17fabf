package org.wattline.billing.metering.internal.vee;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.Decimals;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.vee.Measure;
import org.wattline.vee.Usual;
import org.wattline.vee.estimate.LikeDays;

/** What channels used on days before, from the sums that are stored in clear. */
@Component
class History {
  /** Days before a day whose sums its statistics are made of. */
  static final int DAYS = 42;

  private static final int FETCH = 10_000;

  private final DataSource source;
  private final JdbcClient jdbc;

  History(DataSource source, JdbcClient jdbc) {
    this.source = source;
    this.jdbc = jdbc;
  }

  /** First and last known day around a day, as days since 1970. */
  record Extent(int first, int lastBefore) {}

  /** The sums of one channel's days, in Wh or litres. */
  static final class Sums {
    private final int firstDay;
    private final long[] quantities;
    private final short[] revisions;
    private final long[] like = new long[DAYS];

    private Sums(int firstDay, int days) {
      this.firstDay = firstDay;
      this.quantities = new long[days];
      this.revisions = new short[days];
      Arrays.fill(quantities, PackedDay.MISSING);
    }

    /** Adds a day that is read whole. */
    void add(int day, ChannelRow channel, PackedValues stored) {
      quantities[day - firstDay] = quantity(channel, stored.total(), stored.power());
    }

    long of(int day) {
      int place = day - firstDay;
      return place < 0 || place >= quantities.length ? PackedDay.MISSING : quantities[place];
    }

    /** The statistics of a day, from like days before it; null where there are too few. */
    @Nullable Usual usual(int day, Calendar calendar) {
      int count = 0;
      for (int before = day - 1; before >= day - DAYS; before--) {
        long quantity = of(before);
        if (quantity != PackedDay.MISSING && calendar.isLike(day, before)) {
          like[count++] = quantity;
        }
      }
      return Usual.of(like, count);
    }
  }

  /** Like days, looked up once for all channels of a chunk. */
  static final class Calendar {
    private final int firstDay;
    private final boolean[][] like;

    Calendar(LikeDays likeDays, int firstDay, int endDay) {
      this.firstDay = firstDay;
      this.like = new boolean[endDay - firstDay][DAYS + 1];
      for (int day = firstDay; day < endDay; day++) {
        for (int away = 1; away <= DAYS; away++) {
          like[day - firstDay][away] =
              likeDays.isLike(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay((long) day - away));
        }
      }
    }

    boolean isLike(int day, int before) {
      return like[day - firstDay][day - before];
    }
  }

  /**
   * Sums of channels' days before those that are read whole, as they are known now, with room for
   * the latter.
   *
   * @param until the first day that is read whole
   */
  Map<Integer, Sums> sums(Map<Integer, ChannelRow> channels, int firstDay, int until, int endDay) {
    Map<Integer, Sums> found = new HashMap<>();
    channels.keySet().forEach(no -> found.put(no, new Sums(firstDay, endDay - firstDay)));
    Connection connection = DataSourceUtils.getConnection(source);
    try (PreparedStatement select =
        connection.prepareStatement(
            "select channel_no, day - date '1970-01-01', revision, total, power from interval_day"
                + " where channel_no = any(?) and day >= ? and day < ?")) {
      select.setFetchSize(FETCH);
      select.setArray(1, connection.createArrayOf("int4", channels.keySet().toArray()));
      select.setObject(2, LocalDate.ofEpochDay(firstDay));
      select.setObject(3, LocalDate.ofEpochDay(until));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ChannelRow channel = channels.get(row.getInt(1));
          Sums sums = found.get(row.getInt(1));
          if (channel != null && sums != null) {
            int place = row.getInt(2) - firstDay;
            short revision = row.getShort(3);
            if (sums.quantities[place] == PackedDay.MISSING || revision > sums.revisions[place]) {
              sums.revisions[place] = revision;
              sums.quantities[place] = quantity(channel, row.getLong(4), row.getInt(5));
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("Sums could not be read", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    return found;
  }

  private static long quantity(ChannelRow channel, long sum, int power) {
    long perUnit = Decimals.power(channel.power() - power);
    return new Measure(channel.seconds(), channel.isRate(), perUnit).quantity(sum);
  }

  /** The first known day of channels, and the last before a day; absent where nothing is known. */
  Map<Integer, Extent> extents(Collection<Integer> channels, LocalDate before) {
    Map<Integer, Extent> found = new HashMap<>();
    jdbc.sql(
            """
            select c.no,
                   (select min(d.day) from interval_day d where d.channel_no = c.no),
                   (select max(d.day) from interval_day d
                    where d.channel_no = c.no and d.day < :before)
            from unnest(:channels::int[]) as c(no)
            """)
        .param("channels", channels.toArray(Integer[]::new))
        .param("before", before)
        .query(
            row -> {
              LocalDate first = row.getObject(2, LocalDate.class);
              LocalDate last = row.getObject(3, LocalDate.class);
              if (first != null) {
                found.put(
                    row.getInt(1),
                    new Extent(
                        (int) first.toEpochDay(),
                        last == null ? Integer.MIN_VALUE : (int) last.toEpochDay()));
              }
            });
    return found;
  }

  /**
   * The median of what the channels of a building's points used, by day, in Wh or litres.
   *
   * @param least so many channels at least, else there is nothing to compare with
   */
  Map<java.util.UUID, Map<Integer, Long>> medians(
      Collection<java.util.UUID> buildings, LocalDate from, LocalDate to, int least) {
    Map<java.util.UUID, Map<Integer, Long>> found = new HashMap<>();
    if (buildings.isEmpty()) {
      return found;
    }
    jdbc.sql(
            """
            select p.parent_id, d.day - date '1970-01-01',
                   percentile_disc(0.5) within group (order by d.total * power(10::numeric, d.power - c.power))::bigint
            from premise p join service_point s on s.premise_id = p.id
            join channel c on c.service_point_id = s.id and c.counted and not c.derived
              and c.direction = 'IMPORT' and c.kind = 'QUANTITY' and c.unit = 'WATT_HOUR'
              and c.interval_seconds between 60 and 3600
            join interval_day d on d.channel_no = c.no and d.day >= :from and d.day < :to
              and not exists (select 1 from interval_day newer where newer.channel_no = d.channel_no
                and newer.day = d.day and newer.revision > d.revision)
            where p.parent_id = any(:buildings)
            group by p.parent_id, d.day having count(*) >= :least
            """)
        .param("from", from)
        .param("to", to)
        .param("least", least)
        .param("buildings", buildings.toArray(java.util.UUID[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject(1, java.util.UUID.class), b -> new HashMap<>())
                  .put(row.getInt(2), row.getLong(3));
            });
    return found;
  }
}
