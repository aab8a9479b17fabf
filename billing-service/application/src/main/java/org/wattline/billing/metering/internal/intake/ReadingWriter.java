package org.wattline.billing.metering.internal.intake;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.Tally;

/** Writes readings: one question for what is known, one insert for what is new. */
final class ReadingWriter {
  private final JdbcClient jdbc;
  private final DayMerge merge;
  private final ChannelBook.Numbers numbers;
  private final int deliveryNo;
  private final Instant recordedAt;

  ReadingWriter(
      JdbcClient jdbc,
      DayMerge merge,
      ChannelBook.Numbers numbers,
      int deliveryNo,
      Instant recordedAt) {
    this.jdbc = jdbc;
    this.merge = merge;
    this.numbers = numbers;
    this.deliveryNo = deliveryNo;
    this.recordedAt = recordedAt;
  }

  private record Key(int channel, long at, long seconds) {}

  /** What is known of a reading, as far as it decides what holds. */
  private record Known(
      int revision,
      @Nullable BigDecimal value,
      int mark,
      long issued,
      @Nullable BigDecimal cost,
      @Nullable BigDecimal quantity) {}

  void write(List<Chunk.Reading> readings, Tally tally, ChangeLog changes) {
    if (readings.isEmpty()) {
      return;
    }
    Map<Key, List<Chunk.Reading>> byKey = new LinkedHashMap<>();
    for (Chunk.Reading reading : readings) {
      int no = Objects.requireNonNull(numbers.all().get(reading.channel().key()));
      byKey
          .computeIfAbsent(new Key(no, reading.at(), reading.seconds()), k -> new ArrayList<>(1))
          .add(reading);
    }
    Map<Key, Known> known = known(new ArrayList<>(byKey.keySet()));
    List<Integer> channels = new ArrayList<>();
    List<Integer> revisions = new ArrayList<>();
    List<Chunk.Reading> written = new ArrayList<>();
    byKey.forEach(
        (key, told) -> {
          Known before = known.get(key);
          Known now = before;
          Chunk.Reading winner = null;
          boolean altered = false;
          for (Chunk.Reading reading : told) {
            int order = now == null ? 1 : order(reading, now);
            boolean same = now != null && isSame(reading, now);
            if (now == null) {
              tally.accepted++;
            } else if (same || order < 0) {
              tally.duplicate++;
            } else {
              tally.replaced++;
            }
            if (order > 0) {
              altered |= !same;
              winner = reading;
              now =
                  new Known(
                      before == null ? -1 : before.revision(),
                      reading.value(),
                      reading.mark(),
                      reading.issued(),
                      reading.cost(),
                      reading.quantity());
            }
          }
          if (winner != null) {
            channels.add(key.channel());
            revisions.add(before == null ? 0 : before.revision() + 1);
            written.add(winner);
            if (altered) {
              // a read tells of the time before it
              LocalDate day =
                  LocalDate.ofInstant(Instant.ofEpochSecond(winner.at()), winner.channel().zone());
              int epochDay = (int) day.toEpochDay();
              changes.day(
                  winner.channel(),
                  winner.seconds() == 0 ? epochDay - 1 : epochDay,
                  before != null);
            }
          }
        });
    insert(channels, revisions, written);
  }

  private static boolean isSame(Chunk.Reading reading, Known known) {
    return reading.mark() == known.mark()
        && compare(reading.value(), known.value()) == 0
        && compare(reading.cost(), known.cost()) == 0
        && compare(reading.quantity(), known.quantity()) == 0;
  }

  private int order(Chunk.Reading reading, Known known) {
    int told =
        merge.compare(reading.mark(), reading.issued(), 0, 0, known.mark(), known.issued(), 0, 0);
    if (told == 0) {
      told = compare(reading.value(), known.value());
    }
    if (told == 0) {
      told = compare(reading.cost(), known.cost());
    }
    return told == 0 ? compare(reading.quantity(), known.quantity()) : told;
  }

  /** Nothing comes before any number. */
  private static int compare(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : -1) : 1;
    }
    return a.compareTo(b);
  }

  private Map<Key, Known> known(List<Key> keys) {
    int n = keys.size();
    Integer[] channels = new Integer[n];
    Long[] ats = new Long[n];
    Long[] seconds = new Long[n];
    for (int i = 0; i < n; i++) {
      channels[i] = keys.get(i).channel();
      ats[i] = keys.get(i).at();
      seconds[i] = keys.get(i).seconds();
    }
    Map<Key, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select k.place, r.revision, r.value, r.mark, r.issued, r.cost, r.quantity
            from unnest(:channels::int[], :ats::bigint[], :seconds::bigint[])
              with ordinality as k(channel_no, at, seconds, place)
            cross join lateral (
              select * from reading i
              where i.channel_no = k.channel_no and i.at = to_timestamp(k.at)
                and i.seconds = k.seconds
              order by i.revision desc limit 1
            ) r
            """)
        .param("channels", channels)
        .param("ats", ats)
        .param("seconds", seconds)
        .query(
            row -> {
              known.put(
                  keys.get(row.getInt("place") - 1),
                  new Known(
                      row.getInt("revision"),
                      row.getBigDecimal("value"),
                      row.getInt("mark"),
                      row.getLong("issued"),
                      row.getBigDecimal("cost"),
                      row.getBigDecimal("quantity")));
            });
    return known;
  }

  private void insert(List<Integer> channels, List<Integer> revisions, List<Chunk.Reading> all) {
    int n = all.size();
    if (n == 0) {
      return;
    }
    Long[] ats = new Long[n];
    Long[] seconds = new Long[n];
    @Nullable String[] values = new @Nullable String[n];
    Integer[] marks = new Integer[n];
    Long[] issued = new Long[n];
    String[] kinds = new String[n];
    String[] reasons = new String[n];
    Boolean[] dateOnly = new Boolean[n];
    @Nullable Long[] previousAts = new @Nullable Long[n];
    @Nullable String[] previousValues = new @Nullable String[n];
    @Nullable String[] quantities = new @Nullable String[n];
    @Nullable String[] costs = new @Nullable String[n];
    for (int i = 0; i < n; i++) {
      Chunk.Reading r = all.get(i);
      ats[i] = r.at();
      seconds[i] = r.seconds();
      values[i] = text(r.value());
      marks[i] = r.mark();
      issued[i] = r.issued();
      kinds[i] = r.kind();
      reasons[i] = r.reason();
      dateOnly[i] = r.dateOnly();
      previousAts[i] = r.previousAt();
      previousValues[i] = text(r.previousValue());
      quantities[i] = text(r.quantity());
      costs[i] = text(r.cost());
    }
    jdbc.sql(
            """
            insert into reading (channel_no, at, seconds, revision, value, mark, issued, kind,
              reason, date_only, previous_at, previous_value, quantity, cost, recorded_at,
              delivery_no)
            select channel_no, to_timestamp(at), seconds, revision, value::numeric, mark, issued,
                   kind, reason, date_only, to_timestamp(previous_at), previous_value::numeric,
                   quantity::numeric, cost::numeric, :now, :delivery
            from unnest(:channels::int[], :ats::bigint[], :seconds::bigint[], :revisions::int[],
                        :values::text[], :marks::int[], :issued::bigint[], :kinds::text[],
                        :reasons::text[], :dateOnly::boolean[], :previousAts::bigint[],
                        :previousValues::text[], :quantities::text[], :costs::text[])
              as t(channel_no, at, seconds, revision, value, mark, issued, kind, reason, date_only,
                   previous_at, previous_value, quantity, cost)
            """)
        .param("now", Timestamp.from(recordedAt))
        .param("delivery", deliveryNo)
        .param("channels", channels.toArray(Integer[]::new))
        .param("ats", ats)
        .param("seconds", seconds)
        .param("revisions", revisions.toArray(Integer[]::new))
        .param("values", values)
        .param("marks", marks)
        .param("issued", issued)
        .param("kinds", kinds)
        .param("reasons", reasons)
        .param("dateOnly", dateOnly)
        .param("previousAts", previousAts)
        .param("previousValues", previousValues)
        .param("quantities", quantities)
        .param("costs", costs)
        .update();
  }

  private static @Nullable String text(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
