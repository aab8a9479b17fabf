package org.wattline.billing.metering.internal.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.copying.BinaryCopy;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.DayMerge.Change;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.days.Tally;

/** Writes days: one question for what is known, one COPY for what is new. */
final class DayWriter {
  private static final String KNOWN =
      """
      select k.place, d.revision, d.hash, d.total, d.power,
             case when d.hash <> k.hash then d.packed end as packed,
             case when d.hash <> k.hash then d.runs end as runs,
             case when d.hash <> k.hash then d.costs end as costs
      from unnest(?::int[], ?::int[], ?::bigint[]) with ordinality as k(channel_no, day, hash, place)
      cross join lateral (
        select * from interval_day i
        where i.channel_no = k.channel_no and i.day = date '1970-01-01' + k.day
        order by i.revision desc limit 1
      ) d
      """;
  private static final String COLUMNS =
      "interval_day (hash, total, recorded_at, channel_no, day, delivery_no, revision, power,"
          + " packed, runs, costs)";
  private static final int FIELDS = 11;

  private final Connection connection;
  private final DayMerge merge;
  private final ChannelBook.Numbers numbers;
  private final int deliveryNo;
  private final long recordedMicros;

  DayWriter(
      Connection connection,
      DayMerge merge,
      ChannelBook.Numbers numbers,
      int deliveryNo,
      Instant recordedAt) {
    this.connection = connection;
    this.merge = merge;
    this.numbers = numbers;
    this.deliveryNo = deliveryNo;
    this.recordedMicros = ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt);
  }

  /** A day with its channel's number. */
  private record Numbered(int channel, Chunk.Day day, boolean fresh) {}

  /** A day's next revision. */
  private record Revised(Numbered one, int revision, PackedValues next) {}

  /** What is known of a day. */
  private record Known(int revision, long hash, @Nullable PackedValues values) {}

  void write(List<Chunk.Day> days, Tally tally, ChangeLog changes) throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    List<Numbered> ordered = new ArrayList<>(days.size());
    for (Chunk.Day day : days) {
      ChannelSpec.Key key = day.channel().key();
      Integer no = Objects.requireNonNull(numbers.all().get(key));
      ordered.add(new Numbered(no, day, numbers.made().containsKey(key)));
    }
    // in the order of the primary key, so that its pages fill from left to right
    ordered.sort(Comparator.comparingInt(Numbered::channel).thenComparingInt(n -> n.day().day()));
    @Nullable Known[] known = known(ordered);
    List<Revised> revised = new ArrayList<>(known.length);
    for (int i = 0; i < known.length; i++) {
      Numbered one = ordered.get(i);
      Chunk.Day day = one.day();
      Known before = known[i];
      PackedValues next = day.values();
      Change change;
      if (before != null && before.hash() == next.hash()) {
        tally.duplicate += merge.told(next, day.silent());
        continue;
      }
      PackedValues values = before == null ? null : before.values();
      DayMerge.Revision revision =
          merge.revise(values, next, day.channel().power(), day.silent(), tally);
      change = revision.change();
      next = revision.next();
      if (next == null) {
        continue;
      }
      revised.add(new Revised(one, before == null ? 0 : before.revision() + 1, next));
      if (change != Change.CONFIRMED) {
        changes.day(day.channel(), day.day(), before != null);
      }
    }
    copy(revised);
  }

  /** Writes what is merged: while it copies, the connection answers no other question. */
  private void copy(List<Revised> revised) throws SQLException {
    BinaryCopy copy = BinaryCopy.into(connection, COLUMNS);
    for (Revised each : revised) {
      PackedValues next = each.next();
      copy.row(FIELDS)
          .bigint(next.hash())
          .bigint(next.total())
          .timestamp(recordedMicros)
          .integer(each.one().channel())
          .date(each.one().day().day())
          .integer(deliveryNo)
          .smallint(each.revision())
          .smallint(next.power())
          .bytes(next.packed())
          .bytes(next.runs())
          .bytes(next.costs());
    }
    copy.finish();
  }

  private @Nullable Known[] known(List<Numbered> ordered) throws SQLException {
    @Nullable Known[] known = new @Nullable Known[ordered.size()];
    int asked = 0;
    Integer[] channels = new Integer[known.length];
    Integer[] days = new Integer[known.length];
    Long[] hashes = new Long[known.length];
    int[] places = new int[known.length];
    for (int i = 0; i < known.length; i++) {
      Numbered one = ordered.get(i);
      if (!one.fresh()) {
        channels[asked] = one.channel();
        days[asked] = one.day().day();
        hashes[asked] = one.day().values().hash();
        places[asked++] = i;
      }
    }
    if (asked == 0) {
      return known;
    }
    Array channelArray = connection.createArrayOf("int4", java.util.Arrays.copyOf(channels, asked));
    Array dayArray = connection.createArrayOf("int4", java.util.Arrays.copyOf(days, asked));
    Array hashArray = connection.createArrayOf("int8", java.util.Arrays.copyOf(hashes, asked));
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, channelArray);
      select.setArray(2, dayArray);
      select.setArray(3, hashArray);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          byte[] packed = row.getBytes(6);
          long hash = row.getLong(3);
          known[places[row.getInt(1) - 1]] =
              new Known(
                  row.getInt(2),
                  hash,
                  packed == null
                      ? null
                      : new PackedValues(
                          row.getLong(4),
                          hash,
                          row.getInt(5),
                          packed,
                          row.getBytes(7),
                          row.getBytes(8)));
        }
      }
    }
    return known;
  }
}
