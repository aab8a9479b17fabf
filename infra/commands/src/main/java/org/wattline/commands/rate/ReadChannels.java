package org.wattline.commands.rate;

import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** Rating sums a channel in whole units of its finest value, each below this. */
  private static final BigInteger MOST_UNITS = BigInteger.ONE.shiftLeft(46);

  private final Path file;
  private final ZoneId zone;
  private final List<SeriesHeader> headers = new ArrayList<>();
  private final Map<String, String> registers;
  private final Map<String, NavigableMap<Long, Kept>> intervals = new TreeMap<>();
  private final Map<String, List<RegisterTotal>> totals = new TreeMap<>();
  private final Map<List<Object>, Integer> seriesOfTotal = new HashMap<>();
  private final Map<String, Integer> seriesOf = new HashMap<>();
  private @Nullable Rejection rejected;

  /** A value in Wh, varh or litres, and the series that it is of. */
  private record Kept(@Nullable BigDecimal value, int series) {}

  /**
   * @param file the file, for what is said of it
   * @param zone the zone whose days whole-day values follow
   * @param registers names of channels by the register or column that holds them
   */
  ReadChannels(Path file, ZoneId zone, Map<String, String> registers) {
    this.file = file;
    this.zone = zone;
    this.registers = registers;
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
    int series = block.series(i);
    if (seconds <= HOUR) {
      NavigableMap<Long, Kept> all = intervals.computeIfAbsent(channel, name -> new TreeMap<>());
      Kept before = all.put(start, new Kept(value, series));
      if (before != null) {
        requireOneRegister(channel, start, before.series(), series);
        BigDecimal first = before.value();
        if (first != null && (value == null || first.compareTo(value) != 0)) {
          throw RateCommandException.file(
              place(block, i)
                  + ": "
                  + Instant.ofEpochSecond(start)
                  + " has two values for "
                  + channel);
        }
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
      Integer before = seriesOfTotal.putIfAbsent(List.of(channel, start), series);
      requireOneRegister(channel, start, before == null ? series : before, series);
      totals
          .computeIfAbsent(channel, name -> new ArrayList<>())
          .add(new RegisterTotal(first, end, null, Exact.of(value.movePointLeft(3))));
    }
  }

  /** Energy of two registers at one time is never one channel: that is for the reader to say. */
  private void requireOneRegister(String channel, long start, int first, int second) {
    String one = headers.get(first).channel();
    String other = headers.get(second).channel();
    if (!one.equals(other)) {
      throw RateCommandException.file(
          String.format(
              Locale.ROOT,
              "%s has values of %s and of %s for %s at %s: say with --channel NAME=%s which channel of the tariff it is.",
              file,
              one,
              other,
              channel,
              Instant.ofEpochSecond(start),
              other));
    }
  }

  private String place(IntervalBlock block, int i) {
    return file + ", value " + block.place(i);
  }

  private @Nullable String channel(SeriesHeader header) {
    String flow = flow(header);
    return flow == null ? null : registers.getOrDefault(header.channel(), flow);
  }

  private static @Nullable String flow(SeriesHeader header) {
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
    requireRegisters();
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

  private void requireRegisters() {
    Set<String> there = new TreeSet<>();
    headers.forEach(header -> there.add(header.channel()));
    for (String register : registers.keySet()) {
      if (!there.contains(register)) {
        throw RateCommandException.file(
            String.format(
                Locale.ROOT,
                "%s has no register or column '%s'; there are %s.",
                file,
                register,
                String.join(", ", there)));
      }
    }
  }

  private List<RegisterTotal> registers(String channel) {
    return totals.getOrDefault(channel, List.of());
  }

  private RawIntervals raw(NavigableMap<Long, Kept> values) {
    long step = HOUR;
    int decimals = 0;
    Long before = null;
    for (Map.Entry<Long, Kept> each : values.entrySet()) {
      step = before == null ? step : Math.min(step, each.getKey() - before);
      before = each.getKey();
      BigDecimal value = each.getValue().value();
      decimals = value == null ? decimals : Math.max(decimals, value.stripTrailingZeros().scale());
    }
    if (step % 60 != 0 || HOUR % step != 0) {
      throw RateCommandException.file(
          file + ": intervals of " + step + " seconds do not divide the hour into minutes.");
    }
    int digits = Math.clamp(decimals, 0, MOST_DECIMALS);
    long start = values.firstKey();
    long[] all = new long[InputFile.places(file, "values", start, values.lastKey(), step)];
    Arrays.fill(all, PackedDay.MISSING);
    for (Map.Entry<Long, Kept> each : values.entrySet()) {
      BigDecimal value = each.getValue().value();
      if (value != null) {
        all[Math.toIntExact((each.getKey() - start) / step)] = units(each.getKey(), value, digits);
      }
    }
    return new RawIntervals(Instant.ofEpochSecond(start), Math.toIntExact(step / 60), digits, all);
  }

  private long units(long at, BigDecimal value, int digits) {
    BigInteger units = value.setScale(digits, RoundingMode.HALF_EVEN).unscaledValue();
    if (units.abs().compareTo(MOST_UNITS) >= 0) {
      throw RateCommandException.file(
          file
              + ": the value of "
              + Instant.ofEpochSecond(at)
              + " is more than rating takes, "
              + new BigDecimal(MOST_UNITS, digits + 3)
              + " kWh.");
    }
    return units.longValueExact();
  }
}
