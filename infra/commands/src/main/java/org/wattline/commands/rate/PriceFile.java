package org.wattline.commands.rate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.ReferenceData;

/**
 * Reads index values: lines of a time and a price, comma or semicolon between, after a heading if
 * there is one; prices by the hour of one day and by the quarter of another may stand in one file.
 * Where every time is a day, each price holds from its day until the next.
 */
final class PriceFile {
  private static final long MAX_BYTES = 50L << 20;
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final int DECIMALS = 9;

  /** More than anybody paid for anything by the hour, and what nine decimals leave room for. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  private PriceFile() {}

  /**
   * The data with the values of an index.
   *
   * @param zone the zone of times that carry no offset
   * @throws RateCommandException with the line that is wrong
   */
  static ReferenceData read(Path file, ZoneId zone, String index, ReferenceData data) {
    List<String> lines = InputFile.text(file, MAX_BYTES).lines().toList();
    int first = InputFile.afterHeading(lines);
    boolean byDay =
        lines.size() > first
            && lines.stream().skip(first).allMatch(line -> line.isBlank() || isOfDay(line));
    TreeMap<Long, BigDecimal> prices = new TreeMap<>();
    for (int i = first; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        add(file, i + 1, lines.get(i), byDay ? ZoneOffset.UTC : zone, prices);
      }
    }
    return byDay && !prices.isEmpty()
        ? data.withDated(index, dated(prices))
        : data.withSeries(index, series(file, zone, prices));
  }

  private static boolean isOfDay(String line) {
    return line.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*[,;\t].*");
  }

  private static List<DatedValue> dated(TreeMap<Long, BigDecimal> prices) {
    return prices.entrySet().stream()
        .map(
            each ->
                new DatedValue(
                    LocalDate.ofEpochDay(each.getKey() / DAY),
                    null,
                    null,
                    Exact.of(each.getValue())))
        .toList();
  }

  private static PriceSeries series(Path file, ZoneId zone, TreeMap<Long, BigDecimal> prices) {
    if (prices.isEmpty()) {
      throw RateCommandException.file(
          file
              + " holds no prices: a heading, then lines like 2026-01-01T00:00:00+01:00,83.12, or"
              + " 2026-01-01,83.12 where a price holds until the next.");
    }
    long step = HOUR;
    for (Long at : prices.keySet()) {
      Long next = prices.higherKey(at);
      step = next == null ? step : Math.min(step, next - at);
    }
    if (HOUR % step != 0 || step % 60 != 0) {
      throw RateCommandException.file(
          file + ": prices " + step + " seconds apart do not divide an hour.");
    }
    long start = prices.firstKey();
    long[] values = new long[InputFile.places(file, "prices", start, prices.lastKey(), step)];
    Arrays.fill(values, PackedDay.MISSING);
    Map<LocalDate, Long> steps = steps(zone, prices);
    for (var each : prices.entrySet()) {
      long held = steps.getOrDefault(day(zone, each.getKey()), step);
      for (long at = each.getKey();
          at < each.getKey() + held && at <= prices.lastKey();
          at += step) {
        values[Math.toIntExact((at - start) / step)] =
            each.getValue().movePointRight(DECIMALS).longValueExact();
      }
    }
    return new PriceSeries(
        Instant.ofEpochSecond(start), Math.toIntExact(step / 60), DECIMALS, values);
  }

  /** How long prices hold is by the day: markets went from hours to quarters at a midnight. */
  private static Map<LocalDate, Long> steps(ZoneId zone, TreeMap<Long, BigDecimal> prices) {
    Map<LocalDate, Long> steps = new HashMap<>();
    for (Long at : prices.keySet()) {
      Long next = prices.higherKey(at);
      if (next != null) {
        steps.merge(day(zone, at), Math.min(HOUR, next - at), Math::min);
      }
    }
    return steps;
  }

  private static LocalDate day(ZoneId zone, long at) {
    return Instant.ofEpochSecond(at).atZone(zone).toLocalDate();
  }

  /** The second of two local times that are alike is the later one: the clock went back. */
  private static long epochSecond(String time, ZoneId zone, TreeMap<Long, BigDecimal> prices) {
    if (time.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")) {
      return OffsetDateTime.parse(time).toEpochSecond();
    }
    ZonedDateTime first = LocalDateTime.parse(time).atZone(zone);
    return prices.containsKey(first.toEpochSecond())
        ? first.withLaterOffsetAtOverlap().toEpochSecond()
        : first.toEpochSecond();
  }

  private static void add(
      Path file, int number, String line, ZoneId zone, TreeMap<Long, BigDecimal> prices) {
    String[] cells = line.strip().split(line.matches(".*[;\t].*") ? "[;\t]" : ",", -1);
    try {
      String time = cells[0].strip().replace(' ', 'T') + (isOfDay(line) ? "T00:00" : "");
      long at = epochSecond(time, zone, prices);
      // where the comma does not divide cells, it divides digits
      BigDecimal price = new BigDecimal(cells[1].strip().replace(',', '.'));
      if (cells.length == 2
          && price.abs().compareTo(MOST) <= 0
          && prices.put(at, price.setScale(DECIMALS)) == null) {
        return;
      }
    } catch (DateTimeException
        | ArithmeticException
        | NumberFormatException
        | ArrayIndexOutOfBoundsException wrong) {
      // told below, with the place
    }
    throw RateCommandException.file(
        file
            + ", line "
            + number
            + ": expected a time not given before and a price of at most a billion with at most "
            + DECIMALS
            + " decimals, like 2026-01-01T00:00:00+01:00,83.12, not '"
            + (line.length() > 80 ? line.substring(0, 80) + "…" : line)
            + "'.");
  }
}
