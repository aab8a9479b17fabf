package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.flat;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.intervals;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.register;
import static org.wattline.rating.A.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Gap;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.usage.RawIntervals;

class PriceRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String DAY = "2025-01-15/2025-01-16";

  private static Tariff indexed(String index, String more) {
    return tariff(
        "'indices':{'dam':{" + index + "}}",
        "{'kind':'energy','id':'e','name':'E',"
            + more
            + "'prices':[{'from':'2000-01-01','index':{'id':'dam','factor':'2','add':'0.01'}}]}");
  }

  private static ReferenceData hourly(String range, java.util.function.LongUnaryOperator cents) {
    RawIntervals values = intervals(range, 60, cents);
    return ReferenceData.none()
        .withSeries("dam", new PriceSeries(values.start(), 60, 2, values.values()));
  }

  @Test
  void eachIntervalIsPricedByItsOwnIndexValue() {
    Tariff dynamic = indexed("'unit':'mwh'", "");
    // 1 kWh each quarter; 50.00 per MWh, and 200.00 at noon
    ReferenceData data = hourly(DAY, hour -> hour == 12 ? 20_000 : 5_000);

    Rated rated =
        Verified.rate(dynamic, data, A.days(DAY), imported(flat(DAY, 1000)), RatingContext.empty());

    assertThat(A.unrounded(rated)).isEqualTo("11.76");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'unit':'mwh', -18.24",
        "'floor':'0', 0.96",
        "'floor':'-20', -2.88",
        "'cap':'-150', -27.84"
      })
  void negativePricesArePaidUnlessTheIndexHasAFloor(String index, String amount) {
    ReferenceData data = hourly(DAY, hour -> -10_000);

    Rated rated =
        Verified.rate(
            indexed(index, ""),
            data,
            A.days(DAY),
            imported(flat(DAY, 1000)),
            RatingContext.empty());

    assertThat(A.unrounded(rated)).isEqualTo(amount);
  }

  @Test
  void aMissingPriceStopsTheLineByNameAndIsNeverZero() {
    ReferenceData data =
        hourly(DAY, hour -> hour == 3 || hour == 4 || hour == 9 ? PackedDay.MISSING : 5_000);

    Rated rated =
        Verified.rate(
            indexed("'unit':'mwh'", ""),
            data,
            A.days(DAY),
            imported(flat(DAY, 1000)),
            RatingContext.empty());

    assertThat(rated.lines()).isEmpty();
    Refusal.MissingIndex missing = (Refusal.MissingIndex) rated.refusals().getFirst();
    assertThat(missing.index()).isEqualTo("dam");
    assertThat(missing.gaps())
        .containsExactly(
            new Gap(Instant.parse("2025-01-15T02:00:00Z"), Instant.parse("2025-01-15T04:00:00Z")),
            new Gap(Instant.parse("2025-01-15T08:00:00Z"), Instant.parse("2025-01-15T09:00:00Z")));
  }

  @Test
  void anIndexThatIsNotGivenIsNamed() {
    assertThat(
            rate(indexed("'unit':'mwh'", ""), DAY, imported(flat(DAY, 1)))
                .refusals()
                .getFirst()
                .sentence())
        .contains("dam");
  }

  @Test
  void hourlyEnergyIsTooCoarseForQuarterHourlyPrices() {
    RawIntervals values = intervals(DAY, 15, slot -> 5_000);
    ReferenceData data =
        ReferenceData.none()
            .withSeries("dam", new PriceSeries(values.start(), 15, 2, values.values()));

    Rated rated =
        Verified.rate(
            indexed("'unit':'mwh'", ""),
            data,
            A.days(DAY),
            imported(intervals(DAY, 60, slot -> 1000)),
            RatingContext.empty());

    assertThat(rated.refusals().getFirst()).isInstanceOf(Refusal.TooCoarse.class);
  }

  @Test
  void aDatedIndexIsAPriceFromItsDay() {
    Tariff monthly = indexed("'type':'dated','unit':'mwh'", "");
    ReferenceData data =
        ReferenceData.none()
            .withDated(
                "dam",
                List.of(
                    new DatedValue(LocalDate.parse("2025-01-01"), null, null, Exact.of(100)),
                    new DatedValue(LocalDate.parse("2025-01-16"), null, null, Exact.of(200))));

    Rated rated =
        Verified.rate(
            monthly, data, A.days(JANUARY), imported(flat(JANUARY, 1000)), RatingContext.empty());

    assertThat(A.unrounded(rated))
        .isEqualTo(
            Exact.parse("0.21").times(15 * 96).plus(Exact.parse("0.41").times(16 * 96)).toString());
    assertThat(
            Verified.rate(
                    monthly,
                    data,
                    A.days("2024-12-01/2025-01-01"),
                    imported(flat("2024-12-01/2025-01-01", 1)),
                    RatingContext.empty())
                .refusals()
                .getFirst())
        .isInstanceOf(Refusal.MissingIndex.class);
  }

  private static PriceOverride override(String period, String from, String price) {
    return new PriceOverride(
        "e",
        period.isEmpty() ? null : period,
        null,
        LocalDate.parse(from),
        null,
        null,
        Exact.parse(price),
        null,
        Exact.ZERO);
  }

  @Test
  void anOverrideBeatsTheListWheneverItWasRecorded() {
    Tariff list =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-01','recordedAt':'2030-01-01T00:00:00Z','price':'5'}]}");

    Rated rated =
        rate(
            list,
            JANUARY,
            imported(flat(JANUARY, 1000)),
            RatingContext.empty().withOverrides(List.of(override("", "2025-01-11", "1"))));

    assertThat(A.unrounded(rated)).isEqualTo(Integer.toString(96 * (10 * 5 + 21)));
  }

  @Test
  void anOverrideOfOnePeriodLeavesTheOthers() {
    Tariff list =
        tariff(
            "'calendars':{'ab':{'periods':['a','b'],'rules':[{'period':'b','times':['12:00-24:00']}]}}",
            "{'kind':'energy','id':'e','name':'E','calendar':'ab','prices':[{'from':'2025-01-01','price':'5'}]}");

    Rated rated =
        rate(
            list,
            DAY,
            imported(flat(DAY, 1000)),
            RatingContext.empty().withOverrides(List.of(override("b", "2025-01-01", "1"))));

    assertThat(A.unrounded(rated)).isEqualTo("288");
  }

  @Test
  void aDerivedListInheritsAdjustsOmitsAndOverrides() {
    Tariff base =
        tariff(
            "{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2025-01-01','price':'100'}]},"
                + "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-01','tiers':[{'upTo':10,'price':'2'},{'price':'4'}]}]},"
                + "{'kind':'energy','id':'g','name':'G','prices':[{'from':'2025-01-01','price':'1'}]}");
    TariffDocument derived =
        TariffJson.read(
            """
            {"format":"wattline-tariff/1","id":"d","name":"D","currency":"EUR","zone":"Europe/Brussels",
             "base":{"tariff":"t","omit":["f"],
               "adjust":[{"components":["e"],"factor":"0.5","add":"0.1"}],
               "overrides":[{"component":"e","tier":2,"from":"2025-01-01","price":"3"}]},
             "components":[{"kind":"energy","id":"g","name":"G","prices":[{"from":"2025-01-01","price":"0.01"}]}]}
            """);

    Rated rated =
        Verified.rate(
            Tariff.of(derived),
            ReferenceData.none().withTariff(base.document()),
            A.days(JANUARY),
            register(JANUARY, "100"),
            RatingContext.empty());

    assertThat(A.amounts(rated, "f")).isEmpty();
    assertThat(A.amounts(rated, "e")).containsExactly("281");
    assertThat(A.amounts(rated, "g")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({"2025-03-01T00:00:00Z, 100", "2025-05-01T00:00:00Z, 300"})
  void anOverrideOfABaseListCountsOnceItIsKnown(Instant knownAt, String amount) {
    Tariff base =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-01','price':'1'}]}");
    TariffDocument derived =
        TariffJson.read(
            """
            {"format":"wattline-tariff/1","id":"d","name":"D","currency":"EUR","zone":"Europe/Brussels",
             "base":{"tariff":"t","overrides":[
               {"component":"e","from":"2025-01-01","recordedAt":"2025-04-01T00:00:00Z","price":"3"}]}}
            """);
    ReferenceData data = ReferenceData.none().withTariff(base.document()).asKnownAt(knownAt);

    Rated rated =
        Verified.rate(
            Tariff.of(derived),
            data,
            A.days(JANUARY),
            register(JANUARY, "100"),
            RatingContext.empty());

    assertThat(A.unrounded(rated)).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"'floor':'10.005', 2.88096", "'cap':'4.995', 1.91904"})
  void aFloorOrCapMayBeFinerThanTheIndex(String bound, String amount) {
    ReferenceData data = hourly(DAY, hour -> 500);

    Rated rated =
        Verified.rate(
            indexed("'unit':'mwh'," + bound, ""),
            data,
            A.days(DAY),
            imported(flat(DAY, 1000)),
            RatingContext.empty());

    assertThat(A.unrounded(rated)).isEqualTo(amount);
  }

  @Test
  void daysWithoutAPriceAreNamed() {
    Tariff late =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2025-01-11','price':'1'}]}");

    Rated rated = rate(late, JANUARY, imported(flat(JANUARY, 1)));

    assertThat(rated.refusals().getFirst().sentence())
        .isEqualTo("There is no price from 2025-01-01 to 2025-01-11");
  }

  @Test
  void theFirstDayOfAnAgreementMayBeThatOfAPriceChange() {
    Tariff changing =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2024-01-01','price':'1'},{'from':'2025-01-15','price':'2'},{'from':'2025-01-16','price':'3'}]}");

    assertThat(A.unrounded(rate(changing, DAY, imported(flat(DAY, 1000))))).isEqualTo("192");
  }
}
