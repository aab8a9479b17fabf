package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;

/** Reads of registers, what they come to, and quantities of irregular periods. */
@Component
class RegisterRows {
  /** How far beyond the days asked for the read before and the read after may lie. */
  private static final int REACH_DAYS = 400;

  private final JdbcClient jdbc;

  RegisterRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A reading as it is known.
   *
   * @param value in the channel's unit and power
   */
  record Read(
      int channel,
      Instant at,
      long seconds,
      @Nullable BigDecimal value,
      Qualities.Meaning meaning,
      String kind,
      String reason,
      @Nullable Instant previousAt,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal cost) {
    boolean isUsable() {
      return value != null
          && meaning.quality() != UsageQuality.MISSING
          && meaning.quality() != UsageQuality.INVALID;
    }
  }

  /**
   * What a register counted between two reads, or an irregular period.
   *
   * @param period of a tariff's calendar; null for all of them
   * @param quantity in thousands of Wh or varh, or in m³; demand in kW
   */
  record Total(
      LocalDate from, LocalDate to, @Nullable String period, BigDecimal quantity, boolean peak) {}

  /** Reads of channels by channel, oldest first, the newest revision of each. */
  Map<Integer, List<Read>> reads(
      Collection<Integer> channels,
      Instant from,
      Instant to,
      @Nullable Instant knownAt,
      Map<Integer, Qualities.Meaning> marks) {
    Map<Integer, List<Read>> reads = new HashMap<>();
    if (channels.isEmpty()) {
      return reads;
    }
    jdbc.sql(
            """
            select distinct on (channel_no, at, seconds) channel_no, at, seconds, value, mark, kind,
                   reason, previous_at, quantity, cost
            from reading
            where channel_no = any(:channels) and at >= :from and at < :to
              and (cast(:knownAt as timestamptz) is null or recorded_at <= :knownAt)
            order by channel_no, at, seconds, revision desc
            """)
        .param("channels", channels.toArray(Integer[]::new))
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("knownAt", knownAt == null ? null : Timestamp.from(knownAt))
        .query(
            row -> {
              Read read = read(row, marks);
              reads.computeIfAbsent(read.channel(), c -> new ArrayList<>()).add(read);
            });
    return reads;
  }

  private static Read read(ResultSet row, Map<Integer, Qualities.Meaning> marks)
      throws SQLException {
    Timestamp previous = row.getTimestamp("previous_at");
    return new Read(
        row.getInt("channel_no"),
        row.getTimestamp("at").toInstant(),
        row.getLong("seconds"),
        row.getBigDecimal("value"),
        marks.getOrDefault(row.getInt("mark"), Qualities.Meaning.UNTOLD),
        row.getString("kind"),
        row.getString("reason"),
        previous == null ? null : previous.toInstant(),
        row.getBigDecimal("quantity"),
        row.getBigDecimal("cost"));
  }

  /** Digits, multiplier and period of registers by serial and code. */
  Map<List<String>, RegisterFacts> facts(Collection<ChannelRow> channels) {
    Map<List<String>, RegisterFacts> facts = new HashMap<>();
    String[] serials =
        channels.stream()
            .map(ChannelRow::serial)
            .filter(s -> !s.isEmpty())
            .distinct()
            .toArray(String[]::new);
    if (serials.length == 0) {
      return facts;
    }
    jdbc.sql(
            """
            select m.serial, r.code, r.digits, r.multiplier, r.period, r.unit, r.power
            from register r join meter m on m.id = r.meter_id where m.serial = any(:serials)
            """)
        .param("serials", serials)
        .query(
            row -> {
              facts.put(
                  List.of(row.getString(1), row.getString(2)),
                  new RegisterFacts(
                      row.getInt(3), row.getBigDecimal(4), row.getString(5), row.getInt(7)));
            });
    return facts;
  }

  /**
   * What registers and irregular periods come to, by point and channel of a tariff.
   *
   * @param channels counted channels
   */
  Map<UUID, Map<String, List<Total>>> totals(
      List<ChannelRow> channels,
      LocalDateRange range,
      @Nullable Instant knownAt,
      Map<Integer, Qualities.Meaning> marks) {
    Map<Integer, ChannelRow> rows = new LinkedHashMap<>();
    channels.stream()
        .filter(c -> c.usageName() != null)
        .filter(
            c ->
                c.kind() == SeriesKind.CUMULATIVE
                    || c.kind() == SeriesKind.MAXIMUM_DEMAND
                    || c.kind() == SeriesKind.QUANTITY)
        .forEach(c -> rows.put(c.no(), c));
    Instant from =
        range.from().minusDays(REACH_DAYS).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    Instant to = range.to().plusDays(REACH_DAYS).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    Map<Integer, List<Read>> reads = reads(rows.keySet(), from, to, knownAt, marks);
    Map<List<String>, RegisterFacts> facts =
        facts(reads.keySet().stream().map(rows::get).map(Objects::requireNonNull).toList());
    Map<UUID, Map<String, List<Total>>> found = new HashMap<>();
    Map<UUID, Map<String, List<ChannelRow>>> cumulative = new LinkedHashMap<>();
    reads.forEach(
        (no, of) -> {
          ChannelRow channel = Objects.requireNonNull(rows.get(no));
          if (channel.kind() == SeriesKind.QUANTITY) {
            put(found, channel, Consumption.periods(channel, of));
          } else if (channel.kind() == SeriesKind.MAXIMUM_DEMAND) {
            put(found, channel, Consumption.peaks(channel, of));
          } else {
            cumulative
                .computeIfAbsent(channel.point(), p -> new LinkedHashMap<>())
                .computeIfAbsent(
                    channel.usageName() + "|" + channel.serial(), s -> new ArrayList<>())
                .add(channel);
          }
        });
    cumulative.forEach(
        (point, meters) ->
            meters
                .values()
                .forEach(
                    ofMeter ->
                        RegisterChoice.of(ofMeter, facts)
                            .forEach(
                                (channel, period) ->
                                    put(
                                        found,
                                        channel,
                                        Consumption.between(
                                            channel,
                                            Objects.requireNonNull(reads.get(channel.no())),
                                            facts.get(List.of(channel.serial(), channel.code())),
                                            period)))));
    return found;
  }

  private static void put(
      Map<UUID, Map<String, List<Total>>> found, ChannelRow channel, List<Total> totals) {
    if (!totals.isEmpty()) {
      found
          .computeIfAbsent(channel.point(), p -> new LinkedHashMap<>())
          .computeIfAbsent(Objects.requireNonNull(channel.usageName()), n -> new ArrayList<>())
          .addAll(totals);
    }
  }
}
