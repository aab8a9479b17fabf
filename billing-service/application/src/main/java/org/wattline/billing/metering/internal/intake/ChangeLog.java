package org.wattline.billing.metering.internal.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.copying.BinaryCopy;
import org.wattline.billing.metering.UsageChange.Kind;

/** Gathers what a chunk changed, and tells it: a range of days for each channel and kind. */
final class ChangeLog {
  private final JdbcClient jdbc;
  private final ChannelBook.Numbers numbers;
  private final int deliveryNo;
  private final Instant at;
  private final Map<ChannelSpec.Key, Map<Integer, Boolean>> days = new HashMap<>();

  ChangeLog(JdbcClient jdbc, ChannelBook.Numbers numbers, int deliveryNo, Instant at) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.deliveryNo = deliveryNo;
    this.at = at;
  }

  /**
   * A day changed.
   *
   * @param known whether something was known of it before
   */
  void day(ChannelSpec channel, int day, boolean known) {
    days.computeIfAbsent(channel.key(), key -> new TreeMap<>())
        .merge(day, known, Boolean::logicalOr);
  }

  /** A range of days. */
  private record Range(int from, int to) {
    Range with(int day) {
      return new Range(Math.min(from, day), Math.max(to, day));
    }
  }

  void write(Connection connection) throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    Map<UUID, Integer> closed = closed();
    BinaryCopy copy =
        BinaryCopy.into(
            connection, "usage_event (id, at, channel_no, from_day, to_day, kind, delivery_no)");
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    for (var channel : days.entrySet()) {
      int until = closed.getOrDefault(channel.getKey().point(), Integer.MIN_VALUE);
      Map<Kind, Range> ranges = new TreeMap<>();
      channel
          .getValue()
          .forEach(
              (day, known) -> {
                Kind kind = day < until ? Kind.CORRECTED : known ? Kind.CHANGED : Kind.ARRIVED;
                ranges.merge(kind, new Range(day, day), (r, one) -> r.with(one.from()));
              });
      for (var range : ranges.entrySet()) {
        copy.row(7)
            .uuid(UuidVersion7Strategy.INSTANCE.generateUuid(null))
            .timestamp(micros)
            .integer(Objects.requireNonNull(numbers.all().get(channel.getKey())))
            .date(range.getValue().from())
            .date(range.getValue().to())
            .text(range.getKey().name())
            .integer(deliveryNo);
      }
    }
    copy.finish();
    days.clear();
  }

  private Map<UUID, Integer> closed() {
    Set<UUID> points = new HashSet<>();
    days.keySet().forEach(key -> points.add(key.point()));
    Map<UUID, Integer> closed = new HashMap<>();
    jdbc.sql(
            "select service_point_id, closed_until from usage_close where service_point_id ="
                + " any(:p)")
        .param("p", points.toArray(UUID[]::new))
        .query(
            row -> {
              closed.put(
                  row.getObject("service_point_id", UUID.class),
                  (int) row.getObject("closed_until", LocalDate.class).toEpochDay());
            });
    return closed;
  }
}
