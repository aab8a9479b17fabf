package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.flat;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Estimate;
import org.wattline.rating.result.Gap;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

class UsageRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String ENERGY =
      "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2000-01-01','price':'1'}]}";

  @Test
  void aMissingIntervalIsRefusedWithTheListOfGaps() {
    Usage holed =
        imported(
            intervals(
                JANUARY,
                15,
                slot -> slot == 0 || slot == 1 || slot == 500 ? PackedDay.MISSING : 1000));

    Rated rated = rate(tariff(ENERGY), JANUARY, holed);

    assertThat(rated.lines()).isEmpty();
    assertThat(((Refusal.MissingUsage) rated.refusals().getFirst()).gaps())
        .containsExactly(
            new Gap(Instant.parse("2024-12-31T23:00:00Z"), Instant.parse("2024-12-31T23:30:00Z")),
            new Gap(Instant.parse("2025-01-06T04:00:00Z"), Instant.parse("2025-01-06T04:15:00Z")));
  }

  @Test
  void usageThatEndsEarlyIsAGapUpToTheEnd() {
    Rated rated = rate(tariff(ENERGY), JANUARY, imported(flat("2025-01-01/2025-01-31", 1000)));

    assertThat(((Refusal.MissingUsage) rated.refusals().getFirst()).gaps())
        .containsExactly(
            new Gap(Instant.parse("2025-01-30T23:00:00Z"), Instant.parse("2025-01-31T23:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({"interpolate, 2976000", "same-time-last-week, 2976000"})
  void aPolicyMayNameAnEstimateAndTheEvidenceShowsIt(String policy, String wattHours) {
    Usage holed = imported(intervals(JANUARY, 15, slot -> slot == 1500 ? PackedDay.MISSING : 1000));

    Rated rated = rate(tariff("'missing':'" + policy + "'", ENERGY), JANUARY, holed);

    assertThat(A.unrounded(rated)).isEqualTo(Exact.parse(wattHours).dividedBy(1000).toString());
    assertThat(rated.lines().getFirst().estimated()).isTrue();
    assertThat(rated.lines().getFirst().evidence().getFirst().estimates())
        .containsExactly(new Estimate(Instant.parse("2025-01-16T14:00:00Z"), Exact.of(1000)));
  }

  @Test
  void anEstimateHasItsLimit() {
    Usage holed =
        imported(
            intervals(JANUARY, 15, slot -> slot >= 100 && slot < 105 ? PackedDay.MISSING : 1000));

    Rated rated =
        rate(tariff("'missing':'interpolate','estimatedMinutes':60", ENERGY), JANUARY, holed);

    assertThat(rated.refusals()).hasSize(1);
  }

  @Test
  void packedAndRawIntervalsAreTheSameUsage() {
    RawIntervals raw = intervals("2025-01-01/2026-01-01", 15, slot -> slot * 31 % 977);
    PackedIntervals packed = PackedIntervals.pack(ZoneId.of("Europe/Brussels"), raw);
    Tariff tariff =
        tariff(
            "'calendars':{'c':{'periods':['n','d'],'rules':[{'period':'d','times':['07:00-22:00'],'days':['weekday']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'c','prices':[{'from':'2000-01-01','periods':{'n':{'price':'0.1'},'d':{'price':'0.3'}}}]},"
                + "{'kind':'demand','id':'d','name':'D','window':30,'prices':[{'from':'2000-01-01','price':'3'}]}");

    Rated one = rate(tariff, "2025-02-10/2025-12-05", imported(raw));
    Rated other = rate(tariff, "2025-02-10/2025-12-05", Usage.of("import", packed));

    assertThat(other).isEqualTo(one);
    assertThat(one.isComplete()).isTrue();
  }

  @Test
  void finerUnitsThanWattHoursAreExact() {
    long[] values = new long[31 * 24];
    java.util.Arrays.fill(values, 341_237);
    Usage fine = imported(new RawIntervals(Instant.parse("2024-12-31T23:00:00Z"), 60, 3, values));

    assertThat(A.unrounded(rate(tariff(ENERGY), JANUARY, fine))).isEqualTo("253.880328");
  }

  @Test
  void aPeriodBeforeAllUsageIsOneGap() {
    Usage later = imported(flat("2025-03-01/2025-03-02", 1000));
    Tariff dynamic = tariff("'missing':'interpolate'", ENERGY);

    assertThat(((Refusal.MissingUsage) rate(dynamic, JANUARY, later).refusals().getFirst()).gaps())
        .containsExactly(
            new Gap(Instant.parse("2024-12-31T23:00:00Z"), Instant.parse("2025-01-31T23:00:00Z")));
  }

  @Test
  void registersServeWhereThereAreNoIntervals() {
    Tariff tou =
        tariff(
            "'calendars':{'c':{'periods':['n','d'],'rules':[{'period':'d','times':['07:00-22:00']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'c','prices':[{'from':'2000-01-01','periods':{'n':{'price':'1'},'d':{'price':'2'}}}]}");
    Usage registers =
        new Usage(
            Map.of(
                "import",
                ChannelUsage.ofRegisters(
                    List.of(
                        register("2024-12-17", "2025-01-16", "n", "300"),
                        register("2025-01-16", "2025-02-01", "n", "100"),
                        register("2025-01-01", "2025-02-01", "d", "70")))));

    // half of the first register's thirty days
    assertThat(A.unrounded(rate(tou, JANUARY, registers))).isEqualTo("390");
  }

  @Test
  void intervalsAndRegistersMayFollowEachOther() {
    RawIntervals intervals = flat("2025-01-11/2025-02-01", 1000);
    Usage both =
        new Usage(
            Map.of(
                "import",
                new ChannelUsage(
                    intervals,
                    List.of(register("2025-01-01", "2025-01-11", null, "55")),
                    List.of())));
    Tariff changing =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2024-01-01','price':'1'},{'from':'2025-01-11','price':'2'}]}");

    assertThat(A.unrounded(rate(changing, JANUARY, both)))
        .isEqualTo(Integer.toString(55 + 2 * 21 * 96));
  }

  @Test
  void whatCountsADayIsDecidedByTheDayWhateverOtherComponentsCut() {
    // a register to the seventeenth that was read late, quarter-hours since the eleventh
    Usage both =
        new Usage(
            Map.of(
                "import",
                new ChannelUsage(
                    flat("2025-01-11/2025-02-01", 1000),
                    List.of(register("2025-01-01", "2025-01-17", null, "160")),
                    List.of())));
    String cut =
        ",{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2000-01-01','price':'0'},{'from':'2025-01-14','price':'0'}]}"
            + ",{'kind':'energy','id':'x','name':'X','prices':[{'from':'2000-01-01','price':'0'},{'from':'2025-01-11','price':'0'}]}";
    String expected = Integer.toString(10 * 10 + 96 * 21);

    assertThat(A.unrounded(rate(tariff(ENERGY), JANUARY, both))).isEqualTo(expected);
    assertThat(A.unrounded(rate(tariff(ENERGY + cut), JANUARY, both))).isEqualTo(expected);
    Exact parts = Exact.ZERO;
    for (String part :
        List.of("2025-01-01/2025-01-05", "2025-01-05/2025-01-13", "2025-01-13/2025-02-01")) {
      parts = parts.plus(Exact.parse(A.unrounded(rate(tariff(ENERGY), part, both))));
    }
    assertThat(parts).isEqualTo(Exact.parse(expected));
  }

  @Test
  void aDayThatOneOfItsRegistersLacksIsNotBilledByTheOthers() {
    Usage halved =
        new Usage(
            Map.of(
                "import",
                ChannelUsage.ofRegisters(
                    List.of(
                        register("2025-01-01", "2025-02-01", "n", "300"),
                        register("2025-01-01", "2025-01-16", "d", "70")))));
    Tariff changing =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2024-01-01','price':'1'},{'from':'2025-01-16','price':'2'}]}");

    assertThat(rate(changing, JANUARY, halved).lines()).isEmpty();
  }

  @Test
  void twoRegistersOfOneDayDoNotMakeUpForADayWithoutAny() {
    Usage overlapping =
        new Usage(
            Map.of(
                "import",
                ChannelUsage.ofRegisters(
                    List.of(
                        register("2025-01-01", "2025-01-11", null, "100"),
                        register("2025-01-10", "2025-01-31", null, "210")))));

    assertThat(rate(tariff(ENERGY), JANUARY, overlapping).lines()).isEmpty();
  }

  private static RegisterTotal register(
      String from, String to, @org.jspecify.annotations.Nullable String period, String kwh) {
    return new RegisterTotal(LocalDate.parse(from), LocalDate.parse(to), period, Exact.parse(kwh));
  }

  @Test
  void hourlyAndQuarterHourlyChannelsStandSideBySide() {
    Tariff both =
        tariff(
            ENERGY
                + ",{'kind':'energy','id':'x','name':'X','direction':'credit','channel':'export','prices':[{'from':'2000-01-01','price':'1'}]}");
    String october = "2025-10-01/2025-11-01";

    Rated rated =
        rate(
            both,
            october,
            imported(flat(october, 1000))
                .with("export", ChannelUsage.of(intervals(october, 60, hour -> 1000))));

    assertThat(A.unrounded(rated)).isEqualTo(Integer.toString(745 * 4 - 745));
  }

  @Test
  void aChannelCanBeMadeOfOthersIntervalByInterval() {
    Tariff net =
        tariff(
            "'channels':{'drawn':{'plus':['load'],'minus':['pv'],'atLeastZero':true}}",
            "{'kind':'energy','id':'e','name':'E','channel':'drawn','prices':[{'from':'2000-01-01','price':'1'}]}");
    Usage usage =
        Usage.of("load", flat(JANUARY, 500))
            .with(
                "pv", ChannelUsage.of(intervals(JANUARY, 15, slot -> slot % 96 < 48 ? 700 : 100)));

    Rated rated = rate(net, JANUARY, usage);

    assertThat(A.unrounded(rated)).isEqualTo("595.2");
    assertThat(rated.lines().getFirst().evidence()).hasSize(2);
  }

  @Test
  void splittingAPeriodChangesNothingWhereTheTariffIsAdditive() {
    Tariff additive =
        tariff(
            "'calendars':{'c':{'periods':['n','d'],'holidays':{'country':'BE'},'rules':[{'period':'d','times':['07:00-22:00'],'days':['weekday']}]}},"
                + "'taxes':[{'id':'vat','name':'VAT','rates':[{'from':'2000-01-01','percent':'21'},{'from':'2025-04-15','percent':'6'}]}],'basis':'unrounded'",
            "{'kind':'energy','id':'e','name':'E','calendar':'c','prices':[{'from':'2000-01-01','periods':{'n':{'price':'0.1'},'d':{'price':'0.3'}}},{'from':'2025-05-07','price':'0.2'}]},"
                + "{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2000-01-01','price':'10'}]},"
                + "{'kind':'fixed','id':'y','name':'Y','per':'year','prices':[{'from':'2000-01-01','price':'60'}]}");
    Usage usage = imported(intervals("2025-01-01/2026-01-01", 15, slot -> slot * 31 % 977));
    Exact whole = Exact.parse(A.unrounded(rate(additive, "2025-02-10/2025-12-05", usage)));

    Exact parts = Exact.ZERO;
    LocalDate from = LocalDate.parse("2025-02-10");
    int days = 1;
    while (from.isBefore(LocalDate.parse("2025-12-05"))) {
      LocalDate to = from.plusDays(days);
      if (to.isAfter(LocalDate.parse("2025-12-05"))) {
        to = LocalDate.parse("2025-12-05");
      }
      parts = parts.plus(Exact.parse(A.unrounded(rate(additive, from + "/" + to, usage))));
      from = to;
      days = days * 2 + 1;
    }

    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void whatIsRatedReadsBackFromJson() {
    Tariff tariff =
        tariff(
            ENERGY
                + ",{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2000-01-01','price':'10'}]},"
                + "{'kind':'demand','id':'d','name':'D','ratchet':{'percent':['80'],'months':[3]},'prices':[{'from':'2000-01-01','price':'3'}]}");

    Rated rated =
        rate(
            tariff,
            "2025-01-10/2025-03-05",
            imported(flat("2025-01-01/2025-04-01", 7)),
            RatingContext.empty().withAttribute("x", "1"));

    assertThat(RatedJson.read(RatedJson.write(rated))).isEqualTo(rated);
  }

  @Test
  void limitsOfATariffAreEnforced() {
    Tariff limited =
        tariff(
            "'customerClasses':['small'],'limits':[{'of':'peak-kw','max':'10'},{'of':'attribute','attribute':'kva','min':'5'}]",
            ENERGY);
    RatingContext small = RatingContext.empty().withClass("small").withAttribute("kva", "6");

    assertThat(rate(limited, JANUARY, imported(flat(JANUARY, 1000)), small).isComplete()).isTrue();
    assertThat(
            rate(limited, JANUARY, imported(flat(JANUARY, 3000)), small)
                .refusals()
                .getFirst()
                .sentence())
        .isEqualTo("The tariff is for a peak in kW of at most 10, and from 2025-01-01 it is 12");
    assertThat(
            rate(limited, JANUARY, imported(flat(JANUARY, 1000)), small.withAttribute("kva", "4"))
                .isComplete())
        .isFalse();
    assertThat(
            rate(limited, JANUARY, imported(flat(JANUARY, 1000)), small.withClass("large")).lines())
        .isEmpty();
    assertThat(
            rate(
                    limited,
                    JANUARY,
                    imported(flat(JANUARY, 3000)),
                    RatingContext.empty().withoutLimits())
                .isComplete())
        .isTrue();
  }
}
