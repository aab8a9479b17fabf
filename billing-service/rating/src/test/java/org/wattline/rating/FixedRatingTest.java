package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.amounts;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.tariff;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.Usage;

class FixedRatingTest {
  private static Tariff fixed(String more, String price) {
    return tariff(
        "{'kind':'fixed','id':'f','name':'F',"
            + more
            + "'prices':[{'from':'2000-01-01','price':'"
            + price
            + "'}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'per':'day', | 2025-01-01/2025-02-01 | 31",
        "'per':'day','proration':'twelfths', | 2025-01-01/2026-01-01 | 365",
        "'per':'day','proration':'twelfths', | 2025-02-01/2025-03-01 | 365/12",
        "'per':'day','proration':'twelfths', | 2024-02-01/2024-02-15 | 2555/174",
        "'per':'month', | 2025-01-01/2025-02-01 | 1",
        "'per':'month', | 2025-01-01/2026-01-01 | 12",
        "'per':'month', | 2011-02-10/2011-02-24 | 0.5",
        "'per':'month', | 2012-02-01/2012-02-15 | 14/29",
        "'per':'month', | 2025-01-16/2025-03-01 | 47/31",
        "'per':'month','proration':'whole', | 2025-01-16/2025-03-01 | 2",
        "'per':'month','proration':'first-day', | 2025-01-16/2025-03-01 | 1",
        "'per':'month','proration':'thirtieths', | 2025-01-16/2025-02-01 | 8/15",
        "'per':'month','proration':'days-of-365', | 2025-01-01/2025-02-01 | 372/365",
        "'per':'year', | 2025-01-01/2026-01-01 | 1",
        "'per':'year', | 2024-01-01/2025-01-01 | 1",
        "'per':'year', | 2024-12-31/2025-01-02 | 731/133590",
        "'per':'year','proration':'days-of-365', | 2024-01-01/2025-01-01 | 366/365",
        "'per':'year','proration':'twelfths', | 2024-02-01/2024-03-01 | 1/12",
        "'per':'year','proration':'thirtieths', | 2024-02-01/2024-03-01 | 29/360",
        "'per':'cycle', | 2025-01-16/2025-02-01 | 16/31"
      })
  void aPartOfATimeCostsWhatItsProrationSays(String more, String range, String expected) {
    assertThat(Exact.parse(A.unrounded(rate(fixed(more, "1"), range, Usage.none()))))
        .isEqualTo(Exact.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2011-02-10/2011-02-24, 10, 0.5",
    "2012-02-01/2012-02-15, 1, 14/29",
    "2011-02-01/2011-02-14, 1, 13/28",
    "2010-12-15/2011-02-15, 15, 2",
    "2025-01-31/2025-02-28, 31, 1",
    "2025-01-31/2025-03-31, 31, 2"
  })
  void aCycleBeginsOnItsDayOfTheMonthOrTheLast(String range, int day, String months) {
    Tariff anchored =
        tariff(
            "'cycle':{'day':" + day + "}",
            "{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2000-01-01','price':'1'}]}");

    assertThat(A.unrounded(rate(anchored, range, Usage.none()))).isEqualTo(months);
  }

  @Test
  void aBillingPeriodIsOneCycleAndOneMonth() {
    Tariff billed =
        tariff(
            "'cycle':{'type':'billing-period'}",
            "{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2000-01-01','price':'8'}]}");

    assertThat(A.unrounded(rate(billed, "2025-01-07/2025-02-09", Usage.none()))).isEqualTo("8");
  }

  @Test
  void cyclesOfSeveralMonthsAreCountedFromTheYearStart() {
    Tariff quarterly =
        tariff(
            "'cycle':{'months':3},'yearStart':'04-01'",
            "{'kind':'fixed','id':'f','name':'F','per':'cycle','prices':[{'from':'2000-01-01','price':'90'}]}");

    assertThat(amounts(rate(quarterly, "2025-02-01/2025-07-01", Usage.none()), "f"))
        .containsExactly("59", "90");
  }

  @Test
  void aYearlyPricePerContractedKwFollowsEachYearsDaysAndPrices() {
    Tariff power =
        tariff(
            "{'kind':'fixed','id':'f','name':'F','per':'year','quantity':'contractedKw','lines':'period',"
                + "'prices':[{'from':'2016-01-01','price':'42.043426'},{'from':'2017-01-01','price':'41.156426'}]}");

    Rated rated =
        rate(
            power,
            "2016-11-02/2017-01-06",
            Usage.none(),
            RatingContext.empty().withAttribute("contractedKw", "3.45"));

    // the fixed line of the regulator's bill simulator, which counts from the day after the first
    // reading
    assertThat(rated.lines()).hasSize(1);
    assertThat(rated.total()).isEqualTo(Exact.parse("25.72"));
  }

  @Test
  void anAttributeThatChangesCountsFromItsDay() {
    Map<String, List<DatedText>> attributes =
        Map.of(
            "contractedKw",
            List.of(
                DatedText.always("5"), new DatedText(LocalDate.parse("2025-01-22"), null, "8")));
    RatingContext context =
        new RatingContext(
            List.of(), attributes, List.of(), List.of(), List.of(), CarryOver.none(), true);

    Rated rated =
        rate(
            fixed("'per':'day','quantity':'contractedKw',", "1"),
            "2025-01-01/2025-02-01",
            Usage.none(),
            context);

    assertThat(A.unrounded(rated)).isEqualTo(Integer.toString(21 * 5 + 10 * 8));
  }

  @Test
  void anAttributeThatIsNotThereIsNamed() {
    Rated rated =
        rate(fixed("'quantity':'contractedKw',", "1"), "2025-01-01/2025-02-01", Usage.none());

    assertThat(rated.refusals().getFirst().sentence()).contains("contractedKw");
    assertThat(rated.lines()).isEmpty();
  }

  @Test
  void tiersOfAFixedChargeAreChosenByItsQuantity() {
    Tariff subscription =
        tariff(
            "{'kind':'fixed','id':'f','name':'F','quantity':'kva','prices':[{'from':'2000-01-01','tiers':["
                + "{'upTo':3,'flat':9.69},{'upTo':6,'flat':12.67},{'upTo':9,'flat':15.89},{'flat':19.16}]}]}");

    assertThat(
            A.unrounded(
                rate(
                    subscription,
                    "2025-01-01/2025-02-01",
                    Usage.none(),
                    RatingContext.empty().withAttribute("kva", "6"))))
        .isEqualTo("12.67");
  }

  @Test
  void oneOffsAndInstalmentsFallDueOnTheirDaysAndComeToTheWhole() {
    Tariff items =
        tariff(
            "{'kind':'one-off','id':'o','name':'O','on':'2025-02-15','amount':'-25'},"
                + "{'kind':'instalments','id':'i','name':'I','total':'100','count':3,'first':'2025-01-31'}");

    Rated rated = rate(items, "2025-01-01/2026-01-01", Usage.none());

    assertThat(rated.linesOf("i").stream().map(line -> line.from() + " " + line.amount()))
        .containsExactly("2025-01-31 33.33", "2025-02-28 33.34", "2025-03-31 33.33");
    assertThat(rated.total()).isEqualTo(Exact.of(75));
    assertThat(rate(items, "2025-02-15/2025-02-16", Usage.none()).total()).isEqualTo(Exact.of(-25));
    assertThat(rate(items, "2025-02-16/2025-02-17", Usage.none()).lines()).isEmpty();
  }

  @Test
  void aComponentIsForThoseItsConditionNamesOnTheDaysItHolds() {
    Tariff social =
        tariff(
            "{'kind':'fixed','id':'s','name':'S','direction':'credit','per':'day','when':{'classes':['social']},"
                + "'prices':[{'from':'2000-01-01','price':'1'}]},"
                + "{'kind':'fixed','id':'c','name':'C','direction':'credit','per':'day','when':{'coupon':'TEN'},"
                + "'prices':[{'from':'2000-01-01','price':'10'}]}");
    RatingContext context =
        new RatingContext(
            List.of(
                DatedText.always("residential"),
                new DatedText(
                    LocalDate.parse("2025-01-25"), LocalDate.parse("2025-02-05"), "social")),
            Map.of(),
            List.of(
                new DatedText(LocalDate.parse("2025-01-01"), LocalDate.parse("2025-01-03"), "TEN")),
            List.of(),
            List.of(),
            CarryOver.none(),
            true);

    Rated rated = rate(social, "2025-01-01/2025-02-01", Usage.none(), context);

    assertThat(amounts(rated, "s")).containsExactly("-7");
    assertThat(amounts(rated, "c")).containsExactly("-20");
    assertThat(rate(social, "2025-01-01/2025-02-01", Usage.none()).lines()).isEmpty();
  }
}
