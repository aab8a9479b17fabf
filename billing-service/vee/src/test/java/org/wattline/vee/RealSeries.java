package org.wattline.vee;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.SeriesHeader;

/** Measured series of real households, in Wh. */
final class RealSeries implements MeterDataSink {
  private final Map<Integer, SeriesHeader> headers = new HashMap<>();
  private final Map<Integer, TreeMap<Long, Long>> values = new HashMap<>();
  private final int seconds;

  private RealSeries(int seconds) {
    this.seconds = seconds;
  }

  /** The named channel of a published file; the test is skipped where the file is not there. */
  static ChannelSeries of(String file, ZoneId zone, String contains, int seconds)
      throws IOException, FormatRefusedException {
    Path path = Path.of(System.getProperty("wattline.fixtures", ""), "interval-data", file);
    assumeTrue(Files.exists(path), () -> "published document not here: " + file);
    RealSeries sink = new RealSeries(seconds);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      MeterDataFiles.readOne(in, ReadSettings.defaults().withZone(zone), sink);
    }
    for (var header : sink.headers.entrySet()) {
      SeriesHeader of = header.getValue();
      TreeMap<Long, Long> known = sink.values.get(header.getKey());
      String words = of.commodity() + " " + of.direction() + " " + of.channel() + " " + of.label();
      if (known != null
          && of.unit().unit() == MeasureUnit.WATT_HOUR
          && words.contains(contains)
          && known.size() > 100) {
        return series(known, zone, seconds);
      }
    }
    throw new IllegalStateException(file + " has no series " + contains + ": " + sink.headers);
  }

  private static ChannelSeries series(TreeMap<Long, Long> known, ZoneId zone, int seconds) {
    LocalDate first = day(known.firstKey(), zone).plusDays(1);
    LocalDate last = day(known.lastKey(), zone);
    ChannelSeries series =
        new ChannelSeries(
            Measure.wattHours(seconds),
            zone,
            (int) first.toEpochDay(),
            (int) (last.toEpochDay() - first.toEpochDay()));
    long at = first.atStartOfDay(zone).toEpochSecond();
    for (int slot = 0; slot < series.slots(); slot++, at += seconds) {
      Long value = known.get(at);
      if (value != null) {
        series.put(slot, value, Standing.ACTUAL);
      }
    }
    return series;
  }

  private static LocalDate day(long second, ZoneId zone) {
    return LocalDate.ofInstant(java.time.Instant.ofEpochSecond(second), zone);
  }

  @Override
  public void series(int number, SeriesHeader header) {
    headers.put(number, header);
  }

  @Override
  public void intervals(IntervalBlock block) {
    for (int i = 0; i < block.size(); i++) {
      SeriesHeader header = headers.get(block.series(i));
      if (header == null
          || !block.hasValue(i)
          || block.durationSeconds(i) != seconds
          || block.quality(i) == Quality.ESTIMATED
          || block.quality(i) == Quality.INVALID) {
        continue;
      }
      BigDecimal wattHours = block.decimal(i).scaleByPowerOfTen(header.unit().powerOfTen());
      // day and night registers of one direction are one stream
      values
          .computeIfAbsent(block.series(i), s -> new TreeMap<>())
          .merge(
              block.startEpochSecond(i),
              wattHours.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact(),
              Long::sum);
    }
  }

  @Override
  public void registerRead(RegisterRead read) {
    // intervals only
  }

  @Override
  public void rejected(Rejection rejection) {
    // what cannot be read is a gap
  }
}
