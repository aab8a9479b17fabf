package org.wattline.billing.metering.internal.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.days.Tally;

/**
 * Writes values that are made here, estimates and edits, as deliveries like any other: as revisions
 * by the same policy, with their changes told.
 */
@Component
public class OwnValues {
  private final JdbcClient jdbc;
  private final DataSource source;
  private final ChunkStore store;

  OwnValues(JdbcClient jdbc, DataSource source, ChunkStore store) {
    this.jdbc = jdbc;
    this.source = source;
    this.store = store;
  }

  /** Why values are made. */
  public enum Origin {
    ESTIMATION,
    MANUAL
  }

  /**
   * Values of a channel's day; those of other slots are not told.
   *
   * @param day days since 1970
   */
  public record OwnDay(int channelNo, ChannelSpec channel, int day, DayValues values) {}

  /** The numbers of marks, for the bound supplier. */
  public MarkBook marks() {
    return new StoredMarks(jdbc);
  }

  /** Works in a transaction that holds the supplier's write lock. */
  public <T extends @Nullable Object> T locked(Function<Instant, T> work) {
    return store.<T>locked(work);
  }

  /**
   * Writes days, within {@link #locked}.
   *
   * @param now the moment that {@link #locked} gave
   * @return how many values took effect
   */
  public long write(
      Instant now, Origin origin, String name, String by, MarkBook marks, List<OwnDay> days) {
    if (days.isEmpty()) {
      return 0;
    }
    DayMerge merge = new DayMerge(new ReplacementPolicy(StoredMarks.ranks(jdbc)), marks);
    Map<ChannelSpec.Key, Integer> numbers = new HashMap<>();
    List<Chunk.Day> chunk = new ArrayList<>(days.size());
    for (OwnDay day : days) {
      numbers.put(day.channel().key(), day.channelNo());
      java.util.Arrays.fill(day.values().issued, now.toEpochMilli());
      chunk.add(
          new Chunk.Day(
              day.channel(),
              day.day(),
              DayCodec.pack(day.values(), day.channel().power(), marks),
              null));
    }
    int no = delivery(origin, name, by, days.getFirst().channel().zone(), now);
    ChannelBook.Numbers all = new ChannelBook.Numbers(numbers, Map.of());
    Tally tally = new Tally();
    ChangeLog changes = new ChangeLog(jdbc, all, no, now);
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      new DayWriter(connection, merge, all, no, now).write(chunk, tally, changes);
      changes.write(connection);
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("Values were not written", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    jdbc.sql(
            "update delivery set accepted = :accepted, duplicate = :duplicate, replaced ="
                + " :replaced, records = :all where no = :no")
        .param("accepted", tally.accepted)
        .param("duplicate", tally.duplicate)
        .param("replaced", tally.replaced)
        .param("all", tally.sum())
        .param("no", no)
        .update();
    return tally.accepted + tally.replaced;
  }

  private int delivery(Origin origin, String name, String by, ZoneId zone, Instant now) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    return jdbc.sql(
            """
            insert into delivery (id, name, source, received_by, received_at, issued_at, zone,
              state, bytes, documents, refused, records, accepted, duplicate, replaced, rejected,
              waiting)
            values (:id, :name, :source, :by, :now, :now, :zone, 'DONE', 0, 0, 0, 0, 0, 0, 0, 0, 0)
            returning no
            """)
        .param("id", id)
        .param("name", Router.cut(name, 200))
        .param("source", origin.name())
        .param("by", Router.cut(by, 160))
        .param("now", Timestamp.from(now))
        .param("zone", zone.getId())
        .query(Integer.class)
        .single();
  }
}
