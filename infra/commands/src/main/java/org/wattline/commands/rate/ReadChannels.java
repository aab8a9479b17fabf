package org.wattline.commands.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/**
 * Gathers a document's values as channels of usage: what goes to the customer as {@code import},
 * what comes back as {@code export}, reactive energy as {@code reactive}. Intervals of up to an
 * hour stay intervals; longer ones that begin and end with days become register totals.
 */
final class ReadChannels implements MeterDataSink {
  private static final int HOUR = 3600;
  private static final int MOST_DECIMALS = 6;

  private final Path file;
  private final ZoneId zone;
  private final List<SeriesHeader> headers = new ArrayList<>();
  private final Map<String, NavigableMap<Long, @Nullable BigDecimal>> intervals = new TreeMap<>();
  private final Map<String, List<RegisterTotal>> totals = new TreeMap<>();
  private final Map<String, Integer> seriesOf = new HashMap<>();
  private @Nullable Rejection rejected;

  /**
   * @param file the file, for what is said of it
   * @param zone the zone whose days whole-day values follow
   */
  ReadChannels(Path file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  @Override
  public void series(int series, SeriesHeader header) {
    headers.add(header);
  }

  @Override
  public void intervals(IntervalBlock block) {
    for (int i = 0; i < block.size(); i++) {
      SeriesHeader header = headers.get(block.series(i));
      String channel = channel(header);
      if (channel != null) {
        only(channel, block.series(i));
        int seconds = Math.max(block.durationSeconds(i), 1);
        BigDecimal value = block.hasValue(i) ? wattHours(header, block.decimal(i), seconds) : null;
        add(channel, block.startEpochSecond(i), seconds, value, block, i);
      }
    }
  }

  private void only(String channel, int series) {
    Integer first = seriesOf.putIfAbsent(channel, series);
    SeriesHeader now = headers.get(series);
    if (first != null && first != series && !headers.get(first).pointId().equals(now.pointId())) {
      throw RateCommandException.file(
          "The file has several points that could be "
              + channel
              + " ("
              + headers.get(first).pointId()
              + ", "
              + now.pointId()
              + "): give a file of one.");
    }
  }

  private void add(
      String channel,
      long start,
      int seconds,
      @Nullable BigDecimal value,
      IntervalBlock block,
      int i) {
    if (seconds <= HOUR) {
      NavigableMap<Long, @Nullable BigDecimal> all =
          intervals.computeIfAbsent(channel, name -> new TreeMap<>());
      BigDecimal before = all.put(start, value);
      if (before != null && (value == null || before.compareTo(value) != 0)) {
        throw RateCommandException.file(
            place(block, i)
                + ": "
                + Instant.ofEpochSecond(start)
                + " has two values for "
                + channel);
      }
      return;
    }
    ZonedDateTime from = Instant.ofEpochSecond(start).atZone(zone);
    ZonedDateTime to = Instant.ofEpochSecond(start + seconds).atZone(zone);
    LocalDate first = from.toLocalDate();
    LocalDate end = to.toLocalDate();
    if (!first.atStartOfDay(zone).equals(from) || !end.atStartOfDay(zone).equals(to)) {
      throw RateCommandException.file(
          place(block, i)
              + ": a value from "
              + from
              + " to "
              + to
              + " is neither an interval of up to an hour nor of whole days in "
              + zone
              + ".");
    }
    if (value != null) {
      totals
          .computeIfAbsent(channel, name -> new ArrayList<>())
          .add(new RegisterTotal(first, end, null, Exact.of(value.movePointLeft(3))));
    }
  }

  private String place(IntervalBlock block, int i) {
    return file + ", value " + block.place(i);
  }

  private static @Nullable String channel(SeriesHeader header) {
    boolean counted =
        header.kind() == SeriesKind.QUANTITY || header.kind() == SeriesKind.AVERAGE_RATE;
    return switch (header.unit().unit()) {
      case WATT_HOUR, WATT, CUBIC_METRE, LITRE, UNSTATED ->
          !counted ? null : header.direction() == Direction.EXPORT ? "export" : "import";
      case VAR_HOUR, VAR -> counted ? "reactive" : null;
      default -> null;
    };
  }

  /** In Wh, varh or litres. */
  private static BigDecimal wattHours(SeriesHeader header, BigDecimal value, int seconds) {
    MeasureUnit unit = header.unit().unit();
    BigDecimal base = value.scaleByPowerOfTen(header.unit().powerOfTen());
    boolean rate = header.kind() == SeriesKind.AVERAGE_RATE || unit == MeasureUnit.WATT;
    BigDecimal energy =
        rate
            ? Exact.of(base).times(seconds).dividedBy(HOUR).rounded(12, RoundingMode.HALF_EVEN)
            : base;
    return unit == MeasureUnit.CUBIC_METRE ? energy.movePointRight(3) : energy;
  }

  @Override
  public void registerRead(RegisterRead read) {
    throw RateCommandException.file(
        "The file has readings of a register, which are differences only with the reading before:"
            + " give intervals, or usage as JSON with totals.");
  }

  @Override
  public void rejected(Rejection rejection) {
    rejected = rejected == null ? rejection : rejected;
  }

  /** Everything that was read. */
  Usage usage(ReadOutcome outcome) {
    Rejection first = rejected;
    if (first != null) {
      throw RateCommandException.file(
          file
              + ", "
              + first.place()
              + ": "
              + first.sentence()
              + (outcome.rejected() > 1 ? " (and " + (outcome.rejected() - 1) + " more)" : ""));
    }
    Map<String, ChannelUsage> channels = new TreeMap<>();
    intervals.forEach(
        (name, values) ->
            channels.put(name, new ChannelUsage(raw(values), registers(name), List.of())));
    totals.forEach((name, values) -> channels.putIfAbsent(name, ChannelUsage.ofRegisters(values)));
    if (channels.isEmpty()) {
      throw RateCommandException.file(
          outcome.intervals() == 0
              ? file + " holds no values."
              : file
                  + " holds no energy: its "
                  + outcome.intervals()
                  + " values are of other kinds.");
    }
    return new Usage(channels);
  }

  private List<RegisterTotal> registers(String channel) {
    return totals.getOrDefault(channel, List.of());
  }

  private static RawIntervals raw(NavigableMap<Long, @Nullable BigDecimal> values) {
    long step = HOUR;
    int decimals = 0;
    Long before = null;
    for (Map.Entry<Long, @Nullable BigDecimal> each : values.entrySet()) {
      step = before == null ? step : Math.min(step, each.getKey() - before);
      before = each.getKey();
      BigDecimal value = each.getValue();
      decimals = value == null ? decimals : Math.max(decimals, value.stripTrailingZeros().scale());
    }
    if (step % 60 != 0 || HOUR % step != 0) {
      throw RateCommandException.file(
          "Intervals of " + step + " seconds do not divide the hour into minutes.");
    }
    int digits = Math.clamp(decimals, 0, MOST_DECIMALS);
    long start = values.firstKey();
    long[] all = new long[Math.toIntExact((values.lastKey() - start) / step + 1)];
    Arrays.fill(all, PackedDay.MISSING);
    for (Map.Entry<Long, @Nullable BigDecimal> each : values.entrySet()) {
      BigDecimal value = each.getValue();
      if (value != null) {
        BigDecimal kept = value.setScale(digits, RoundingMode.HALF_EVEN);
        all[Math.toIntExact((each.getKey() - start) / step)] =
            kept.unscaledValue().longValueExact();
      }
    }
    return new RawIntervals(Instant.ofEpochSecond(start), Math.toIntExact(step / 60), digits, all);
  }
}
