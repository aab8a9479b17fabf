package org.wattline.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/** The examples that readers are given price what they say they price. */
class ExampleTariffsTest {
  private static final Path EXAMPLES = Path.of("../../docs/examples");
  private static final int QUARTERS = 31 * 96;

  /** 744 kWh taken at a steady kW and 74.4 kWh fed in over January 2026. */
  @ParameterizedTest
  @CsvSource({
    // 31/365 of 61.32 and 17.51; 315 h of day, 429 of night; 2.5 kW of 51.04 for 31 days;
    // 744 kWh of 0.0152, 0.0532, 0.0019261, 0.0503288; 6 %
    "flanders-day-night, Europe/Brussels, 2.5",
    "flanders-dynamic, Europe/Brussels, 2.5",
    "california-tou-tiered, America/Los_Angeles, 0",
    "flanders-industry, Europe/Brussels, 0",
    "california-industry, America/Los_Angeles, 0"
  })
  void eachIsRatedWholeOverAMonth(String name, String zone, String kw) throws IOException {
    Rated rated = rated(name, zone);

    assertThat(rated.refusals()).isEmpty();
    assertThat(rated.lines()).isNotEmpty();
    assertThat(rated.taxes()).hasSize(1);
    if (!kw.equals("0")) {
      assertThat(rated.linesOf("capacity").getFirst().quantity()).hasToString(kw);
    }
  }

  @Test
  void theFlemishOneChargesTheFloorOfItsCapacityTariffAndSixPerCent() throws IOException {
    Rated rated = rated("flanders-day-night", "Europe/Brussels");

    // 2.5 kW x 51.04 a year x 31/365
    assertThat(rated.linesOf("capacity").getFirst().amount()).hasToString("10.84");
    // 744 x 0.0532
    assertThat(rated.linesOf("network").getFirst().amount()).hasToString("39.58");
    assertThat(rated.linesOf("feed-in").getFirst().amount()).hasToString("-2.12");
    assertThat(rated.taxes().getFirst().percent()).hasToString("6");
  }

  @Test
  void theCalifornianOneClimbsItsTiersOverTheMonth() throws IOException {
    Rated rated = rated("california-tou-tiered", "America/Los_Angeles");

    // 155 peak hours and 589 others of 744; 310 kWh in the first tier:
    // 155/744 x (310 x 0.3942 + 434 x 0.4711) + 589/744 x (310 x 0.2784 + 434 x 0.3553)
    assertThat(
            rated.linesOf("energy").stream()
                .mapToDouble(l -> l.amount().toBigDecimal().doubleValue())
                .sum())
        .isCloseTo(258.45, Offset.offset(0.02));
  }

  /** A steady kW, but 3 kW from ten to eleven on the 8th and 2 kW from five to six that evening. */
  @ParameterizedTest
  @CsvSource({
    // the month's highest quarter-hour: 3 kW of 3.94
    "flanders-industry, Europe/Brussels, peak-power, 11.82",
    // the month's highest hour, and that of its peak hours once more: 3 kW of 23.87, 2 of 9.14
    "california-industry, America/Los_Angeles, maximum-demand, 71.61",
    "california-industry, America/Los_Angeles, peak-demand, 18.28"
  })
  void theIndustrialOnesChargeTheHighestDemand(
      String name, String zone, String component, String amount) throws IOException {
    LocalDateRange january = LocalDateRange.parse("2026-01-01/2026-02-01");
    Instant start = january.from().atStartOfDay(ZoneId.of(zone)).toInstant();
    long[] values = new long[QUARTERS];
    Arrays.fill(values, 250);
    int eighth = 7 * 96;
    Arrays.fill(values, eighth + 40, eighth + 44, 750);
    Arrays.fill(values, eighth + 68, eighth + 72, 500);

    Rated rated =
        Verified.rate(
            Tariff.read(Files.readString(EXAMPLES.resolve(name + ".json"))),
            ReferenceData.none(),
            january,
            Usage.of("import", new RawIntervals(start, 15, 0, values)),
            RatingContext.empty());

    assertThat(rated.linesOf(component).getFirst().amount()).hasToString(amount);
  }

  private static Rated rated(String name, String zone) throws IOException {
    Tariff tariff = Tariff.read(Files.readString(EXAMPLES.resolve(name + ".json")));
    LocalDateRange january = LocalDateRange.parse("2026-01-01/2026-02-01");
    Instant start = january.from().atStartOfDay(ZoneId.of(zone)).toInstant();
    long[] prices = new long[QUARTERS];
    Arrays.fill(prices, 9_000);
    ReferenceData data =
        ReferenceData.none().withSeries("DAY-AHEAD-BE", new PriceSeries(start, 15, 2, prices));
    return Verified.rate(tariff, data, january, usage(start), RatingContext.empty());
  }

  private static Usage usage(Instant start) {
    return Usage.of("import", steady(start, 250))
        .with("export", ChannelUsage.of(steady(start, 25)));
  }

  private static RawIntervals steady(Instant start, long wh) {
    long[] values = new long[QUARTERS];
    Arrays.fill(values, wh);
    return new RawIntervals(start, 15, 0, values);
  }
}
