package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.amounts;
import static org.wattline.rating.A.flat;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.register;
import static org.wattline.rating.A.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;

class EnergyRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String TOU =
      "'calendars':{'tou':{'periods':['peak','off'],'otherwise':'off','holidays':{'country':'BE'},"
          + "'rules':[{'period':'peak','days':['weekday'],'times':['07:00-22:00']}]}}";

  @Test
  void aFlatPriceTimesTheEnergyIsTheAmount() {
    Tariff flat =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-01','price':'0.25'}]}");

    Rated rated = rate(flat, JANUARY, imported(flat(JANUARY, 100)));

    assertThat(A.unrounded(rated)).isEqualTo("74.4");
    assertThat(rated.total()).isEqualTo(Exact.parse("74.40"));
    assertThat(rated.lines().getFirst().quantity()).isEqualTo(Exact.parse("297.6"));
  }

  @Test
  void eachPeriodHasItsOwnPriceAndHolidaysCountAsSunday() {
    Tariff tou =
        tariff(
            TOU,
            "{'kind':'energy','id':'e','name':'E','calendar':'tou','prices':[{'from':'2025-01-01',"
                + "'periods':{'peak':{'price':'1'},'off':{'price':'0.001'}}}]}");

    Rated rated = rate(tou, JANUARY, imported(flat(JANUARY, 1000)));

    // 23 weekdays in January 2025, less 1 January: 22 x 60 quarters
    assertThat(A.unrounded(rated)).isEqualTo("1321.656");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-30/2025-03-31, 92",
    "2025-10-26/2025-10-27, 100",
    "2025-06-01/2025-06-02, 96",
    "2024-02-29/2024-03-01, 96"
  })
  void daysOfClockChangesHaveTheirOwnNumberOfQuarters(String day, String kwh) {
    Tariff flat =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2024-01-01','price':'1'}]}");

    assertThat(A.unrounded(rate(flat, day, imported(flat(day, 1000))))).isEqualTo(kwh);
  }

  @Test
  void theDoubledHourHasItsPeriodTwiceAndTheLostHourNotAtAll() {
    Tariff night =
        tariff(
            "'calendars':{'n':{'periods':['day','night'],'rules':[{'period':'night','times':['02:00-03:00']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'n','prices':[{'from':'2025-01-01',"
                + "'periods':{'day':{'price':'0'},'night':{'price':'1'}}}]}");

    String autumn = "2025-10-26/2025-10-27";
    String spring = "2025-03-30/2025-03-31";
    assertThat(A.unrounded(rate(night, autumn, imported(flat(autumn, 1000))))).isEqualTo("8");
    assertThat(A.unrounded(rate(night, spring, imported(flat(spring, 1000))))).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"50, 157.5", "100, 342.5", "117, 424.1", "150, 582.5", "0, 0", "1000, 6982.5"})
  void graduatedTiersPriceEachPartAtItsOwnPrice(String kwh, String amount) {
    Tariff kerala =
        tariff(
            "'currency':'INR','zone':'Asia/Kolkata'",
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2020-01-01','tiers':[{'upTo':50,'price':3.15},"
                + "{'upTo':100,'price':3.70},{'upTo':150,'price':4.80},{'upTo':200,'price':6.40},{'price':7.60}]}]}");

    assertThat(A.unrounded(rate(kerala, JANUARY, register(JANUARY, kwh))))
        .isEqualTo(kwh.equals("1000") ? "6982.5" : amount);
  }

  @ParameterizedTest
  @CsvSource({"80, 100", "100, 120", "130, 215", "200, 320", "230, 520", "501, 1845.75"})
  void theTotalChoosesTheTableWhereTheTariffSaysVolume(String kwh, String amount) {
    Tariff tangedco =
        tariff(
            "{'kind':'energy','id':'e','name':'E','tiering':{'mode':'volume'},'prices':[{'from':'2012-01-01','tiers':["
                + "{'upTo':100,'price':1,'flat':20},{'upTo':200,'price':1.5,'flat':20},"
                + "{'upTo':500,'flat':30,'tiers':[{'upTo':200,'price':2},{'price':3}]},"
                + "{'flat':40,'tiers':[{'upTo':200,'price':3},{'upTo':500,'price':4},{'price':5.75}]}]}]}");

    assertThat(A.unrounded(rate(tangedco, JANUARY, register(JANUARY, kwh)))).isEqualTo(amount);
  }

  @Test
  void blocksAreSoldWhole() {
    Tariff blocks =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2012-01-01','tiers':["
                + "{'upTo':1000,'block':100,'price':1},{'block':1000,'price':1}]}]}");

    assertThat(A.unrounded(rate(blocks, JANUARY, register(JANUARY, "5325")))).isEqualTo("15");
  }

  private static Tariff touTiers(String reading) {
    return tariff(
        "'zone':'UTC','calendars':{'ab':{'periods':['a','b'],'rules':[{'period':'b','times':['12:00-24:00']}]}}",
        "{'kind':'energy','id':'e','name':'E','calendar':'ab','tiering':{'reading':'"
            + reading
            + "','thresholds':'day'},'prices':[{'from':'2020-01-01','periods':{"
            + "'a':{'tiers':[{'upTo':10,'price':1},{'price':2}]},'b':{'tiers':[{'upTo':10,'price':3},{'price':5}]}}}]}");
  }

  @ParameterizedTest
  @CsvSource({
    // 12 kWh before noon, 6 after; ten in the first tier
    "pro-rata, 40.66666666",
    "chronological, 44",
    "per-period, 32"
  })
  void tiersWithPeriodsReadAsTheTariffNames(String reading, String amount) {
    var day = intervals("UTC", "2025-01-01/2025-01-02", 60, hour -> hour < 12 ? 1000 : 500);

    Rated rated = rate(touTiers(reading), "2025-01-01/2025-01-02", imported(day));

    assertThat(
            new BigDecimal(
                rated.lines().getFirst().unrounded().rounded(8, RoundingMode.DOWN).toString()))
        .isEqualByComparingTo(amount);
  }

  @Test
  void aPriceChangeAppliesFromItsOwnDay() {
    Tariff changing =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2024-01-01','price':'1'},"
                + "{'from':'2025-01-01','price':'2'},{'from':'2025-01-11','price':'3'},{'from':'2025-01-31','price':'5'}]}");

    assertThat(amounts(rate(changing, JANUARY, imported(flat(JANUARY, 1000))), "e"))
        .containsExactly(new BigDecimal(10 * 96 * 2 + 20 * 96 * 3 + 96 * 5).toString());
  }

  @Test
  void theNewestKnowledgeWinsAndEachAppliesFromItsOwnDate() {
    Tariff corrected =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-01','price':'1'},"
                + "{'from':'2025-01-20','recordedAt':'2025-01-05T00:00:00Z','price':'7'},"
                + "{'from':'2025-01-10','recordedAt':'2025-01-08T00:00:00Z','price':'3'}]}");

    Rated now = rate(corrected, JANUARY, imported(flat(JANUARY, 1000)));
    Rated then =
        Verified.rate(
            corrected,
            ReferenceData.none().asKnownAt(Instant.parse("2025-01-06T00:00:00Z")),
            A.days(JANUARY),
            imported(flat(JANUARY, 1000)),
            RatingContext.empty());

    assertThat(A.unrounded(now)).isEqualTo(Integer.toString(96 * (9 + 22 * 3)));
    assertThat(A.unrounded(then)).isEqualTo(Integer.toString(96 * (19 + 12 * 7)));
  }

  @Test
  void periodsMayHaveUnequalNumbersOfTiersThatFillAsTimePasses() {
    var tariff =
        tariff(
            "'calendars':{'c':{'periods':['day','night'],'rules':[{'period':'night','times':['00:00-12:00']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'c','tiering':{'reading':'chronological','prorated':false},"
                + "'prices':[{'from':'2025-01-01','periods':{'night':{'tiers':[{'price':'1'}]},"
                + "'day':{'tiers':[{'upTo':'10','price':'2'},{'upTo':'20','price':'3'},{'price':'5'}]}}}]}");

    // 12 kWh by noon at 1, then 8 in the second tier at 3 and 4 beyond it at 5
    Rated rated =
        rate(tariff, "2025-01-01/2025-01-02", imported(flat("2025-01-01/2025-01-02", 250)));

    assertThat(A.unrounded(rated)).isEqualTo(Integer.toString(12 + 8 * 3 + 4 * 5));
  }

  @Test
  void tiersThatFillAsTimePassesRefuseIntervalsThatReachOverABoundaryOfTheirPeriods() {
    var tariff =
        tariff(
            "'calendars':{'c':{'periods':['day','night'],'rules':[{'period':'night','times':['00:00-12:30']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'c','tiering':{'reading':'chronological'},"
                + "'prices':[{'from':'2025-01-01','periods':{'night':{'tiers':[{'price':'1'}]},"
                + "'day':{'tiers':[{'upTo':'10','price':'2'},{'price':'5'}]}}}]}");

    Rated rated = rate(tariff, JANUARY, imported(intervals(JANUARY, 60, hour -> 250)));

    assertThat(rated.refusals()).singleElement().isInstanceOf(Refusal.TooCoarse.class);
  }
}
