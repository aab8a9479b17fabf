package org.wattline.rating.urdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/** What other readers of the database leave out of a bill is in it, in dollars. */
class UrdbDollarsTest {
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final LocalDateRange JANUARY = LocalDateRange.parse("2025-01-01/2025-02-01");
  private static final LocalDateRange TWO = LocalDateRange.parse("2025-01-01/2025-03-01");
  private static final long QUARTERS_OF_JANUARY = 31 * 96;

  /** 7.45699872 kW are 10 hp, at $ 5 each. */
  @Test
  void demandInHorsepowerIsChargedByTheHorsepower() {
    Rated rated =
        rate(
            flatDemand(5) + ",'flatdemandunit':'hp'",
            JANUARY,
            Map.of("import", quarters(JANUARY, 5, at -> at == 100 ? 186_424_968 : 0)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand")).containsExactly("50");
  }

  /** 3 kW and 4 kvar in one quarter are 5 kVA, at $ 4 each. */
  @Test
  void demandInKilovoltAmperesIsOfActiveAndReactiveEnergyTogether() {
    Rated rated =
        rate(
            flatDemand(4) + ",'flatdemandunit':'kVA'",
            JANUARY,
            Map.of(
                "import", quarters(JANUARY, 0, at -> at == 100 ? 750 : 0),
                "reactive", quarters(JANUARY, 0, at -> at == 100 ? 1000 : 0)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand")).containsExactly("20");
  }

  /** 2 kW at night and 6 kW by day: no month before January holds anything against them. */
  @Test
  void aRatchetLeavesEachPeriodItsOwnHighestDemandOfTheMonth() {
    String hours = "0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0";
    String months =
        "[" + String.join(",", java.util.Collections.nCopies(12, "[" + hours + "]")) + "]";

    Rated rated =
        rate(
            "'demandratestructure':[[{'rate':1}],[{'rate':10}]],'demandweekdayschedule':"
                + months
                + ",'demandweekendschedule':"
                + months
                + ",'lookbackpercent':50,'lookbackrange':11",
            JANUARY,
            Map.of("import", quarters(JANUARY, 0, at -> at % 96 == 48 ? 1500 : 500)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand-tou")).containsExactly("62");
  }

  /** 744 kWh at 1 kW: 200 x 0.10, then 300 x 0.08 to the end of the block, then 244 x 0.02. */
  @Test
  void aStepWithoutAnEndGoesOnToTheEndOfItsBlockPerKilowatt() {
    Rated rated =
        rate(
            "'energyratestructure':[[{'rate':0,'max':500,'unit':'kWh/kW'},{'rate':0.1,'max':200},"
                + "{'rate':0.08,'max':1e38},{'rate':0.02,'unit':'kWh/kW'}]]",
            JANUARY,
            Map.of("import", quarters(JANUARY, 0, at -> 250)),
            ReferenceData.none());

    assertThat(dollars(rated, "energy")).containsExactly("48.88");
  }

  /** The highest quarter has 4 kvar, at $ 0.50 each. */
  @Test
  void reactivePowerIsChargedOnTheHighestOfTheMonth() {
    Rated rated =
        rate(
            "'demandreactivepowercharge':0.5",
            JANUARY,
            Map.of(
                "import", quarters(JANUARY, 0, at -> 250),
                "reactive", quarters(JANUARY, 0, at -> at == 100 ? 1000 : 500)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand-reactive")).containsExactly("2");
  }

  /** 2 kW between 18 and 19 h on 15 January, at $ 3 each; 8 kW at other times count for nothing. */
  @Test
  void theDemandAtTheSystemsPeakAloneIsChargedByACoincidentRate() {
    Instant peak = Instant.parse("2025-01-15T18:00:00Z");
    long first = 14 * 96 + 18 * 4;
    Rated rated =
        rate(
            "'coincidentratestructure':[[{'rate':3}]]",
            JANUARY,
            Map.of(
                "import", quarters(JANUARY, 0, at -> at >= first && at < first + 4 ? 500 : 2000)),
            ReferenceData.none()
                .withEvents(
                    "coincident-peak", List.of(new Event("event", peak, peak.plusSeconds(3600)))));

    assertThat(dollars(rated, "demand-coincident")).containsExactly("6");
  }

  /** 10 kW in January; in February 4 kW, but at least half of 10. */
  @Test
  void aRatchetKeepsAShareOfEachEarlierMonth() {
    Rated rated =
        rate(
            flatDemand(10) + ",'demandratchetpercentage':[50,50,50,50,50,50,50,50,50,50,50,50]",
            TWO,
            Map.of("import", quarters(TWO, 0, at -> at < QUARTERS_OF_JANUARY ? 2500 : 1000)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand")).containsExactly("100", "50");
  }

  /** 10 kW in January; in February 4 kW, but at least 80 % of the highest of three months. */
  @Test
  void aLookbackKeepsAShareOfTheHighestMonth() {
    Rated rated =
        rate(
            flatDemand(10) + ",'lookbackpercent':0.8,'lookbackrange':3",
            TWO,
            Map.of("import", quarters(TWO, 0, at -> at < QUARTERS_OF_JANUARY ? 2500 : 1000)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand")).containsExactly("100", "80");
  }

  /** 1 kW on each of 31 days, at $ 2 a day. */
  @Test
  void demandOfEachDayIsAddedUp() {
    Rated rated =
        rate(
            flatDemand(2) + ",'flatdemandunit':'kW daily'",
            JANUARY,
            Map.of("import", quarters(JANUARY, 0, at -> at % 96 == 40 ? 250 : 100)),
            ReferenceData.none());

    assertThat(dollars(rated, "demand")).containsExactly("62");
  }

  /** 744 kWh at 1 ct in January, 672 kWh at 2 ct in February. */
  @Test
  void aFuelAdjustmentIsThatOfItsMonth() {
    Rated rated =
        rate(
            "'fueladjustmentsmonthly':[0.01,0.02,0,0,0,0,0,0,0,0,0,0]",
            TWO,
            Map.of("import", quarters(TWO, 0, at -> 250)),
            ReferenceData.none());

    assertThat(dollars(rated, "fuel")).containsExactly("7.44", "13.44");
  }

  /** 8,760 kWh at $ 0.10 are $ 876: December brings the year to $ 900. */
  @Test
  void aYearlyMinimumIsSettledWithDecember() {
    LocalDateRange year = LocalDateRange.parse("2025-01-01/2026-01-01");
    Rated rated =
        rate(
            "'annualmincharge':900",
            year,
            Map.of("import", quarters(year, 0, at -> 250)),
            ReferenceData.none());

    assertThat(dollars(rated, "annual-minimum")).containsExactly("24");
    assertThat(rated.total().rounded(2, RoundingMode.HALF_UP)).isEqualByComparingTo("900");
  }

  private static String flatDemand(int dollars) {
    return "'flatdemandstructure':[[{'rate':"
        + dollars
        + "}]],'flatdemandmonths':[0,0,0,0,0,0,0,0,0,0,0,0]";
  }

  private static Rated rate(
      String fields, LocalDateRange days, Map<String, ChannelUsage> channels, ReferenceData data) {
    String json =
        "{'label':'l','name':'N','utility':'U',"
            + (fields.contains("energyratestructure")
                ? ""
                : "'energyratestructure':[[{'rate':0.1}]],")
            + fields
            + "}";
    UrdbImport.Outcome outcome = UrdbImport.read(json.replace('\'', '"'), UrdbOptions.strict(ZONE));
    assertThat(outcome).isInstanceOf(UrdbImport.Imported.class);
    Rated rated =
        Verified.rate(
            Tariff.of(((UrdbImport.Imported) outcome).tariff()),
            data,
            days,
            new Usage(channels),
            RatingContext.empty());
    assertThat(rated.refusals()).isEmpty();
    return rated;
  }

  private static List<String> dollars(Rated rated, String component) {
    return rated.linesOf(component).stream()
        .map(line -> Exact.of(line.unrounded().rounded(9, RoundingMode.HALF_UP)).toString())
        .toList();
  }

  private static ChannelUsage quarters(LocalDateRange days, int decimals, LongUnaryOperator value) {
    Instant start = days.from().atStartOfDay(ZONE).toInstant();
    Instant end = days.to().atStartOfDay(ZONE).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / 15)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsLong(i);
    }
    return ChannelUsage.of(new RawIntervals(start, 15, decimals, values));
  }
}
