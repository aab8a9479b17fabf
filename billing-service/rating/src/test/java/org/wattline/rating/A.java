package org.wattline.rating;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/** Words for tests: a tariff, some usage, a bill. */
final class A {
  private A() {}

  /**
   * A tariff in EUR and Brussels, of the JSON of its components; single quotes stand for double
   * ones.
   */
  static Tariff tariff(String components) {
    return tariff("", components);
  }

  static Tariff tariff(String more, String components) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T',"
            + (more.contains("'currency'") ? "" : "'currency':'EUR',")
            + (more.contains("'zone'") ? "" : "'zone':'Europe/Brussels',")
            + (more.isBlank() ? "" : more + ",")
            + "'components':["
            + components
            + "]}";
    return Tariff.read(json.replace('\'', '"'));
  }

  static LocalDateRange days(String range) {
    return LocalDateRange.parse(range);
  }

  /** Quarter-hours of so many Wh each, over whole days in Brussels. */
  static RawIntervals flat(String range, long wattHours) {
    return intervals(range, 15, slot -> wattHours);
  }

  static RawIntervals intervals(
      String range, int minutes, java.util.function.LongUnaryOperator value) {
    return intervals("Europe/Brussels", range, minutes, value);
  }

  static RawIntervals intervals(
      String zone, String range, int minutes, java.util.function.LongUnaryOperator value) {
    LocalDateRange days = days(range);
    ZoneId where = ZoneId.of(zone);
    Instant start = days.from().atStartOfDay(where).toInstant();
    Instant end = days.to().atStartOfDay(where).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / minutes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsLong(i);
    }
    return new RawIntervals(start, minutes, 0, values);
  }

  static Usage imported(RawIntervals intervals) {
    return Usage.of("import", intervals);
  }

  /** The energy of one register, in kWh. */
  static Usage register(String range, String kwh) {
    LocalDateRange days = days(range);
    return new Usage(
        Map.of(
            "import",
            ChannelUsage.ofRegisters(
                List.of(new RegisterTotal(days.from(), days.to(), null, Exact.parse(kwh))))));
  }

  static Rated rate(Tariff tariff, String range, Usage usage) {
    return rate(tariff, range, usage, RatingContext.empty());
  }

  static Rated rate(Tariff tariff, String range, Usage usage, RatingContext context) {
    return Verified.rate(tariff, ReferenceData.none(), days(range), usage, context);
  }

  /** The unrounded amounts of a component's lines, one after the other. */
  static List<String> amounts(Rated rated, String component) {
    return rated.linesOf(component).stream().map(line -> line.unrounded().toString()).toList();
  }

  /** What a complete bill comes to before rounding. */
  static String unrounded(Rated rated) {
    if (!rated.isComplete()) {
      throw new AssertionError(
          rated.refusals().stream()
              .map(each -> each.component() + ": " + each.sentence())
              .toList());
    }
    Exact sum = Exact.ZERO;
    for (var line : rated.lines()) {
      sum = sum.plus(line.unrounded());
    }
    for (var line : rated.taxes()) {
      sum = sum.plus(line.unrounded());
    }
    return sum.toString();
  }
}
