package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.amounts;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterPeak;
import org.wattline.rating.usage.Usage;

class DemandRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";

  private static Tariff demand(String more) {
    return tariff(
        "{'kind':'demand','id':'d','name':'D',"
            + more
            + "'prices':[{'from':'2000-01-01','price':'10'}]}");
  }

  private static CarryOver peaks(String... kw) {
    List<CarriedPeak> peaks = new ArrayList<>();
    LocalDate month = LocalDate.parse("2025-01-01");
    for (String each : kw) {
      month = month.minusMonths(1);
      if (!each.isEmpty()) {
        peaks.add(new CarriedPeak("d", "", month, month.plusMonths(1), Exact.parse(each)));
      }
    }
    return new CarryOver(peaks, List.of(), List.of(), List.of());
  }

  /** One quarter of 1250 Wh at noon of the tenth, another before; 250 Wh otherwise. */
  private static Usage spiky() {
    return imported(
        intervals(
            JANUARY, 15, slot -> slot == 9 * 96 + 48 ? 1250 : slot == 9 * 96 + 47 ? 1000 : 250));
  }

  @ParameterizedTest
  @CsvSource({"15, 50", "30, 30", "60, 20"})
  void powerIsTheMeanOverTheWindow(int window, String amount) {
    // 1250 Wh in a quarter is 5 kW; with 250 Wh beside it 3 kW; in the hour 2 kW
    assertThat(A.unrounded(rate(demand("'window':" + window + ","), JANUARY, spiky())))
        .isEqualTo(amount);
  }

  @Test
  void theProofSaysWhenThePeakWas() {
    Rated rated = rate(demand(""), JANUARY, spiky());

    Formula.Product product = (Formula.Product) rated.lines().getFirst().formula();
    Formula.Measured peak = (Formula.Measured) product.of().getFirst();
    assertThat(peak.measure().at()).isEqualTo("2025-01-10T11:00:00Z");
    assertThat(peak.value()).isEqualTo(Exact.of(5));
  }

  @Test
  void eachPeriodHasItsPeak() {
    Tariff periods =
        tariff(
            "'calendars':{'c':{'periods':['night','day'],'rules':[{'period':'day','times':['08:00-20:00']}]}}",
            "{'kind':'demand','id':'d','name':'D','calendar':'c','prices':[{'from':'2000-01-01',"
                + "'periods':{'night':{'price':'1'},'day':{'price':'10'}}}]}");

    assertThat(A.unrounded(rate(periods, JANUARY, spiky()))).isEqualTo("51");
  }

  @Test
  void tiersOfDemandAreGraduated() {
    Tariff tiers =
        tariff(
            "{'kind':'demand','id':'d','name':'D','prices':[{'from':'2000-01-01','tiers':[{'upTo':3,'price':1},{'price':10}]}]}");

    assertThat(A.unrounded(rate(tiers, JANUARY, spiky()))).isEqualTo("23");
  }

  @Test
  void flandersTakesTheMeanOfTwelvePeaksEachAtLeastTheFloor() {
    Tariff capacity = demand("'rolling':{'months':12,'floor':'2.5'},'per':'year',");
    Usage december = imported(intervals(JANUARY, 15, slot -> slot == 5 ? 1220 : 100));
    RatingContext context =
        RatingContext.empty()
            .withCarryOver(
                peaks(
                    "4.12", "5.0", "9.2", "6.0", "4.564", "4.164", "3.444", "1.028", "0.0", "4.6",
                    "0.632"));

    Rated rated = rate(capacity, JANUARY, december, context);

    assertThat(rated.lines().getFirst().quantity()).isEqualTo(Exact.parse("53.472").dividedBy(12));
    assertThat(rated.lines().getFirst().quantity()).isEqualTo(Exact.parse("4.456"));
  }

  @Test
  void aGapInTheTwelveMonthsIsRefusedOrLeftOutAsTheTariffSays() {
    RatingContext context = RatingContext.empty().withCarryOver(peaks("4", "", "7"));

    Rated available = rate(demand("'rolling':{'months':4},"), JANUARY, spiky(), context);
    Rated required =
        rate(demand("'rolling':{'months':4,'history':'required'},"), JANUARY, spiky(), context);

    assertThat(available.lines().getFirst().quantity()).isEqualTo(Exact.ratio(16, 3));
    assertThat(required.refusals().getFirst().sentence()).contains("2024-11-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ratchet':{'percent':['80'],'months':[11]}, | 80",
        "'ratchet':{'percent':['80'],'months':[1]}, | 50",
        "'ratchet':{'percent':['35'],'months':[11]}, | 50",
        "'ratchet':{'percent':['80'],'months':[11],'current':['300']}, | 150",
        "'ratchet':{'percent':['0','0','0','0','0','0','0','0','0','0','100','0'],'months':[11]}, | 60",
        "'ratchet':{'percent':['0','0','0','0','0','0','0','0','0','90','0','0'],'months':[11]}, | 90",
        "'minimum':'7', | 70",
        "'minimum':'4', | 50"
      })
  void earlierPeaksCountByTheirPercentage(String more, String amount) {
    // December 4 kW, November 6 kW, October 10 kW; this month 5 kW
    RatingContext context = RatingContext.empty().withCarryOver(peaks("4", "6", "10"));

    assertThat(A.unrounded(rate(demand(more), JANUARY, spiky(), context))).isEqualTo(amount);
  }

  @Test
  void aYearInOneGoRemembersItsOwnPeaks() {
    Tariff ratchet = demand("'ratchet':{'percent':['35'],'months':[12]},'coarser':'accept',");
    String year = "2022-01-01/2023-01-01";
    Usage load = imported(intervals(year, 60, hour -> hour == 7 ? 100_000 : 1000));

    assertThat(A.unrounded(rate(ratchet, year, load)))
        .isEqualTo(Integer.toString(10 * (100 + 11 * 35)));
  }

  @Test
  void monthByMonthWithCarryOverIsTheYearInOneGo() {
    Tariff ratchet = demand("'ratchet':{'percent':['70'],'months':[5]},'rolling':{'months':3},");
    String year = "2025-01-01/2026-01-01";
    RawIntervals load = intervals(year, 15, slot -> (slot * 7919L) % 1500);
    List<String> whole = amounts(rate(ratchet, year, imported(load)), "d");

    List<String> single = new ArrayList<>();
    CarryOver carried = CarryOver.none();
    for (int month = 1; month <= 12; month++) {
      LocalDate from = LocalDate.of(2025, month, 1);
      Rated rated =
          rate(
              ratchet,
              from + "/" + from.plusMonths(1),
              imported(load),
              RatingContext.empty().withCarryOver(carried));
      carried = rated.carryOver();
      single.addAll(amounts(rated, "d"));
    }

    assertThat(single).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'contract':{'floorPercent':'85','overPercent':'105','factor':'2'}, | 4 | 66",
        "'contract':{'floorPercent':'85','overPercent':'105','factor':'2'}, | 5 | 50",
        "'contract':{'floorPercent':'85','overPercent':'105','factor':'2'}, | 10 | 85",
        "'contract':{'excessOnly':true}, | 4 | 10",
        "'contract':{'excessOnly':true}, | 6 | 0"
      })
  void contractedPowerSetsAFloorAndPricesExcess(String more, String contracted, String amount) {
    RatingContext context = RatingContext.empty().withAttribute("contractedKw", contracted);

    assertThat(A.unrounded(rate(demand(more), JANUARY, spiky(), context))).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ratchet':{'percent':['100'],'months':[11],'scope':'all'}, | 90",
        "'ratchet':{'percent':['100'],'months':[11]}, | 10",
        "'minimum':'3', | 30"
      })
  void aPeriodWithoutAnHourInTheCycleIsNotBilled(String more, String amount) {
    // 1 kW in January, when there is no summer; a summer peak of 9 kW is carried in
    Tariff seasonal =
        tariff(
            "'calendars':{'c':{'periods':['winter','summer'],'seasons':{'s':['04-01/10-31']},'rules':[{'period':'summer','seasons':['s']}]}}",
            "{'kind':'demand','id':'d','name':'D','calendar':'c',"
                + more
                + "'prices':[{'from':'2000-01-01','price':'10'}]}");
    LocalDate july = LocalDate.parse("2024-07-01");
    CarryOver carried =
        new CarryOver(
            List.of(
                new CarriedPeak("d", "", july, july.plusMonths(1), Exact.of(9)),
                new CarriedPeak("d", "summer", july, july.plusMonths(1), Exact.of(9))),
            List.of(),
            List.of(),
            List.of());

    Rated rated =
        rate(
            seasonal,
            JANUARY,
            imported(intervals(JANUARY, 15, slot -> 250)),
            RatingContext.empty().withCarryOver(carried));

    assertThat(A.unrounded(rated)).isEqualTo(amount);
  }

  @Test
  void aJointRatchetLooksAtThePeaksOfPeriodsWhereNoJointOneIsCarried() {
    Tariff joint =
        tariff(
            "'calendars':{'c':{'periods':['off','on'],'rules':[{'period':'on','times':['12:00-20:00']}]}}",
            "{'kind':'demand','id':'d','name':'D','calendar':'c','ratchet':{'percent':['50'],'months':[11],'scope':'all'},"
                + "'prices':[{'from':'2000-01-01','periods':{'on':{'price':'10'},'off':{'price':'4'}}}]}");
    LocalDate july = LocalDate.parse("2024-07-01");
    CarryOver carried =
        new CarryOver(
            List.of(
                new CarriedPeak("d", "on", july, july.plusMonths(1), Exact.of(20)),
                new CarriedPeak("d", "off", july, july.plusMonths(1), Exact.of(3))),
            List.of(),
            List.of(),
            List.of());

    Rated rated =
        rate(
            joint,
            JANUARY,
            imported(intervals(JANUARY, 15, slot -> 1000)),
            RatingContext.empty().withCarryOver(carried));

    assertThat(A.unrounded(rated)).isEqualTo("140");
  }

  @Test
  void demandAssessedDailyAddsTheDays() {
    Usage load = imported(intervals("2025-01-01/2025-01-03", 15, slot -> slot < 96 ? 250 : 500));

    assertThat(
            A.unrounded(rate(demand("'assess':'day','per':'day',"), "2025-01-01/2025-01-03", load)))
        .isEqualTo("30");
  }

  @Test
  void aCoincidentPeakIsTheHighestLoadInEachSetOfEvents() {
    Tariff coincident =
        tariff(
            "'zone':'UTC'",
            "{'kind':'demand','id':'d','name':'D','events':'cp','window':60,'prices':[{'from':'2000-01-01',"
                + "'periods':{'a':{'price':'10'},'b':{'price':'5'}}}]}");
    ReferenceData data =
        ReferenceData.none()
            .withEvents(
                "cp",
                List.of(
                    event("a", "2025-01-01T00:00:00Z", "2025-01-01T02:00:00Z"),
                    event("a", "2025-01-05T03:00:00Z", "2025-01-05T04:00:00Z"),
                    event("b", "2025-01-20T00:00:00Z", "2025-01-20T01:00:00Z")));
    Usage load = imported(intervals("UTC", JANUARY, 60, hour -> hour == 4 * 24 + 3 ? 7000 : 1000));

    Rated rated = Verified.rate(coincident, data, A.days(JANUARY), load, RatingContext.empty());

    assertThat(A.unrounded(rated)).isEqualTo("75");
  }

  private static Event event(String set, String from, String to) {
    return new Event(set, Instant.parse(from), Instant.parse(to));
  }

  @Test
  void aPriceChangeInsideTheCycleChargesTheDemandByDays() {
    Tariff changing =
        tariff(
            "{'kind':'demand','id':'d','name':'D','prices':[{'from':'2000-01-01','price':'31'},{'from':'2025-01-11','price':'62'}]}");

    assertThat(A.unrounded(rate(changing, JANUARY, spiky())))
        .isEqualTo(Integer.toString(5 * (10 + 2 * 21)));
  }

  @Test
  void hourlyDataIsTooCoarseForAWindowOfAQuarterUnlessAccepted() {
    Usage hourly = imported(intervals(JANUARY, 60, hour -> 3000));

    assertThat(rate(demand(""), JANUARY, hourly).refusals().getFirst())
        .isInstanceOf(Refusal.TooCoarse.class);
    assertThat(A.unrounded(rate(demand("'coarser':'accept',"), JANUARY, hourly))).isEqualTo("30");
  }

  @Test
  void billedDemandIsRoundedAsTheTariffSays() {
    assertThat(
            A.unrounded(
                rate(
                    demand("'quantityRounding':{'mode':'up'},"),
                    JANUARY,
                    imported(intervals(JANUARY, 15, slot -> 1010)))))
        .isEqualTo("50");
  }

  @Test
  void aRegisterGivesTheDemandWhereThereAreNoIntervals() {
    Usage register =
        new Usage(
            Map.of(
                "import",
                new ChannelUsage(
                    null,
                    List.of(),
                    List.of(
                        new RegisterPeak(
                            LocalDate.parse("2025-01-01"),
                            LocalDate.parse("2025-02-01"),
                            null,
                            Exact.of(30))))));

    assertThat(A.unrounded(rate(demand(""), JANUARY, register))).isEqualTo("300");
  }

  @Test
  void thresholdsPerKwFollowTheBilledDemand() {
    Tariff hours =
        tariff(
            "{'kind':'demand','id':'d','name':'D','minimum':'8','prices':[{'from':'2000-01-01','price':'0'}]},"
                + "{'kind':'energy','id':'e','name':'E','tiering':{'demand':'d'},'prices':[{'from':'2000-01-01',"
                + "'tiers':[{'upToPerKw':'10','price':'1'},{'upToPerKw':'20','price':'0.5'},{'price':'0.1'}]}]}");
    Usage load = imported(intervals(JANUARY, 15, slot -> 250));

    // 744 kWh; 8 kW: 80 at 1, 80 at 0.5, 584 at 0.1
    assertThat(amounts(rate(hours, JANUARY, load), "e")).containsExactly("178.4");
  }

  @Test
  void stepsInKwhWithinStepsPerKwEndWhereTheLowerEnds() {
    Tariff mixed =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2000-01-01','tiers':["
                + "{'upTo':100,'upToPerKw':200,'price':1},{'upTo':1000,'upToPerKw':200,'price':0.9},"
                + "{'upToPerKw':200,'price':0.8},{'upToPerKw':400,'price':0.5},{'price':0.1}]}]}");
    Usage load = imported(intervals(JANUARY, 15, slot -> 250));

    // 1 kW: 100 at 1, 100 at 0.9, none at 0.8, 200 at 0.5, 344 at 0.1
    assertThat(A.unrounded(rate(mixed, JANUARY, load))).isEqualTo("324.4");
  }
}
