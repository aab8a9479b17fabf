package org.wattline.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.rating.A.amounts;
import static org.wattline.rating.A.imported;
import static org.wattline.rating.A.rate;
import static org.wattline.rating.A.register;
import static org.wattline.rating.A.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.ContextJson;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

class DerivedRatingTest {
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String ENERGY =
      "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2000-01-01','price':'1'}]}";

  private static Tariff minimum(String more) {
    return tariff(
        "'basis':'unrounded'",
        ENERGY
            + ",{'kind':'bound','id':'m','name':'M','bound':'minimum','of':['e'],"
            + more
            + "'prices':[{'from':'2000-01-01','price':'62'}]}");
  }

  @ParameterizedTest
  @CsvSource({"10, 52", "62, 0", "100, 0"})
  void aMinimumAddsWhatIsLacking(String kwh, String added) {
    assertThat(amounts(rate(minimum(""), JANUARY, register(JANUARY, kwh)), "m"))
        .containsExactly(added);
  }

  @ParameterizedTest
  @CsvSource({
    "d, nothing, /extras/0/of/0: No component 'nothing' stands",
    "e, e, /extras/0/id: Another component is called 'e' too"
  })
  void aComponentOfTheAccountsOwnThatDoesNotFitTheTariffStopsTheBill(
      String id, String of, String said) {
    RatingContext context =
        ContextJson.read(
            """
            {"extras":[{"kind":"percentage","id":"%s","name":"D","of":["%s"],
              "prices":[{"from":"2000-01-01","price":"-0.1"}]}]}
            """
                .formatted(id, of));

    Rated rated = rate(tariff(ENERGY), JANUARY, register(JANUARY, "10"), context);

    assertThat(rated.lines()).isEmpty();
    assertThat(rated.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.sentence()).contains(said));
  }

  @Test
  void aMinimumForAPartOfACycleIsAPartOfTheMinimum() {
    String part = "2025-01-01/2025-01-11";

    assertThat(amounts(rate(minimum(""), part, register(part, "5")), "m")).containsExactly("15");
    assertThat(amounts(rate(minimum("'proration':'whole',"), part, register(part, "5")), "m"))
        .containsExactly("57");
  }

  @Test
  void aBoundByAnAttributeThatChangesCountsEachValueForItsDays() {
    Map<String, List<DatedText>> attributes =
        Map.of(
            "kva",
            List.of(
                DatedText.always("10"), new DatedText(LocalDate.parse("2025-01-11"), null, "20")));
    RatingContext context =
        new RatingContext(
            List.of(), attributes, List.of(), List.of(), List.of(), CarryOver.none(), true);

    Rated rated = rate(minimum("'quantity':'kva',"), JANUARY, register(JANUARY, "5"), context);

    assertThat(amounts(rated, "m")).containsExactly(Integer.toString(10 * 20 + 21 * 40 - 5));
  }

  @Test
  void aMaximumTakesOffWhatIsTooMuch() {
    Tariff maximum =
        tariff(
            ENERGY
                + ",{'kind':'bound','id':'m','name':'M','bound':'maximum','of':['group:energy'],'prices':[{'from':'2000-01-01','price':'62'}]}");

    assertThat(rate(maximum, JANUARY, register(JANUARY, "100")).total()).isEqualTo(Exact.of(62));
    assertThat(rate(maximum, JANUARY, register(JANUARY, "10")).total()).isEqualTo(Exact.of(10));
  }

  @Test
  void aMinimumReachesItsAmountOnPrintedLines() {
    Tariff thirds =
        tariff(
            "{'kind':'fixed','id':'a','name':'A','prices':[{'from':'2000-01-01','price':'3.333'}]},"
                + "{'kind':'fixed','id':'b','name':'B','prices':[{'from':'2000-01-01','price':'3.333'}]},"
                + "{'kind':'bound','id':'m','name':'M','bound':'minimum','of':['a','b'],'prices':[{'from':'2000-01-01','price':'10'}]}");

    assertThat(rate(thirds, JANUARY, Usage.none()).total()).isEqualTo(Exact.of(10));
  }

  @Test
  void aYearlyMinimumIsChargedInTheBillThatEndsTheYear() {
    Tariff yearly = minimum("'per':'year',");
    List<String> all = new ArrayList<>();
    CarryOver carried = CarryOver.none();
    for (int month = 1; month <= 12; month++) {
      LocalDate from = LocalDate.of(2025, month, 1);
      String range = from + "/" + from.plusMonths(1);
      Rated rated =
          rate(yearly, range, register(range, "4"), RatingContext.empty().withCarryOver(carried));
      carried = rated.carryOver();
      all.addAll(amounts(rated, "m"));
    }

    assertThat(all).containsExactly("14");
    assertThat(
            amounts(
                rate(yearly, "2025-01-01/2026-01-01", register("2025-01-01/2026-01-01", "48")),
                "m"))
        .containsExactly("14");
    assertThat(
            amounts(
                rate(yearly, "2025-07-02/2026-01-01", register("2025-07-02/2026-01-01", "10")),
                "m"))
        .containsExactly(
            Exact.parse("62").times(183).dividedBy(365).minus(Exact.of(10)).toString());
  }

  @Test
  void aPercentageIsOfTheLinesItNames() {
    Tariff discounted =
        tariff(
            ENERGY
                + ",{'kind':'fixed','id':'f','name':'F','group':'network','prices':[{'from':'2000-01-01','price':'50'}]},"
                + "{'kind':'percentage','id':'duty','name':'D','of':['e'],'prices':[{'from':'2000-01-01','price':'10'}]},"
                + "{'kind':'percentage','id':'off','name':'O','of':['e','group:network'],'least':'-12','prices':[{'from':'2000-01-01','price':'-25'}]}");

    Rated rated = rate(discounted, JANUARY, register(JANUARY, "424.1"));

    assertThat(amounts(rated, "duty")).containsExactly("42.41");
    assertThat(amounts(rated, "off")).containsExactly("-12");
  }

  @Test
  void whatIsComputedFromARefusedLineIsRefusedToo() {
    Rated rated = rate(minimum(""), JANUARY, Usage.none());

    assertThat(rated.lines()).isEmpty();
    assertThat(rated.refusals()).extracting(Refusal::component).containsExactly("e", "m");
    assertThat(rated.refusals().getLast()).isInstanceOf(Refusal.Depends.class);
  }

  private static Tariff wallet(String more) {
    return tariff(
        ENERGY
            + ",{'kind':'energy','id':'x','name':'X','direction':'credit','channel':'export','prices':[{'from':'2000-01-01','price':'1'}]},"
            + "{'kind':'wallet','id':'w','name':'W','earnedBy':['x'],'spentOn':['e']"
            + more
            + "}");
  }

  private static Usage usage(String... importedAndExported) {
    List<RegisterTotal> in = new ArrayList<>();
    List<RegisterTotal> out = new ArrayList<>();
    LocalDate month = LocalDate.parse("2025-01-01");
    for (String each : importedAndExported) {
      String[] pair = each.split("-", -1);
      in.add(new RegisterTotal(month, month.plusMonths(1), null, Exact.parse(pair[0])));
      out.add(new RegisterTotal(month, month.plusMonths(1), null, Exact.parse(pair[1])));
      month = month.plusMonths(1);
    }
    return new Usage(
        Map.of("import", ChannelUsage.ofRegisters(in), "export", ChannelUsage.ofRegisters(out)));
  }

  private static List<String> monthly(Tariff tariff, Usage usage, int months) {
    LocalDate from = LocalDate.parse("2025-01-01");
    Rated rated = rate(tariff, from + "/" + from.plusMonths(months), usage);
    List<String> totals = new ArrayList<>();
    for (int i = 0; i < months; i++) {
      LocalDate month = from.plusMonths(i);
      Exact sum = Exact.ZERO;
      for (var line : rated.lines()) {
        if (line.from().equals(month)) {
          sum = sum.plus(line.amount());
        }
      }
      totals.add(sum.toString());
    }
    return totals;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` ` | 0 0 70",
        "`,'carried':false` | 0 0 100",
        "`,'spendAtOnce':false` | 100 0 0",
        "`,'trueUpMonth':2` | 0 -30 100",
        "`,'trueUpMonth':2,'settlement':'forfeit'` | 0 0 100",
        "`,'expiryMonths':1` | 0 0 70"
      })
  void creditIsSpentCarriedSettledAndLapsesAsTheTariffSays(String more, String expected) {
    // earned 120, 110, 0; energy 100 each month
    Usage usage = usage("100-120", "100-110", "100-0");

    assertThat(String.join(" ", monthly(wallet(more.trim()), usage, 3))).isEqualTo(expected);
  }

  @Test
  void creditThatWaitsTooLongLapses() {
    Usage usage = usage("0-50", "0-0", "100-0");

    assertThat(monthly(wallet(""), usage, 3)).containsExactly("0", "0", "50");
    assertThat(monthly(wallet(",'expiryMonths':1"), usage, 3)).containsExactly("0", "0", "100");
  }

  @Test
  void creditNeverExceedsWhatItMayBeSpentOn() {
    assertThat(monthly(wallet(",'carried':false"), usage("30-120"), 1)).containsExactly("0");
  }

  private static Tariff netted(String more, String prices) {
    return tariff(
        "'calendars':{'ab':{'periods':['a','b']}}",
        "{'kind':'energy','id':'e','name':'E','netting':{" + more + "},'prices':" + prices + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`'bank':'none'` | 0 0 100",
        "`'bank':'total'` | 0 0 70",
        "`'bank':'period'` | 0 0 70",
        "`'bank':'total','trueUpMonth':2` | 0 0 100",
        "`'bank':'total','trueUpMonth':2,'settlement':[{'from':'2000-01-01','price':'0.5'}]` | 0"
            + " -15 100",
        "`'bank':'total','trueUpMonth':2,'settle':'running-total','settlement':[{'from':'2000-01-01','price':'0.5'}]`"
            + " | 0 -15 100",
        "`'bank':'total','trueUpMonth':2,'settle':'year-total','settlement':[{'from':'2000-01-01','price':'0.5'}]`"
            + " | 0 -15 100",
        "`'bank':'total','expiryMonths':1` | 0 0 90"
      })
  void energyLeftOverIsCarriedSettledAndLapsesAsTheTariffSays(String more, String expected) {
    Tariff netted = netted(more, "[{'from':'2000-01-01','price':'1'}]");

    assertThat(String.join(" ", monthly(netted, usage("100-120", "100-110", "100-0"), 3)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"bank, 100 0 -5", "running-total, 100 0 -5", "year-total, 100 0 0"})
  void theYearsTotalAlsoCountsWhatWasDrawnBefore(String settle, String expected) {
    // 100 drawn, then 10 left over in each of two months: 80 more drawn than given in all
    Tariff netted =
        netted(
            "'bank':'none','trueUpMonth':3,'settle':'"
                + settle
                + "','settlement':[{'from':'2000-01-01','price':'0.5'}]",
            "[{'from':'2000-01-01','price':'1'}]");

    assertThat(String.join(" ", monthly(netted, usage("100-0", "0-0", "0-10"), 3)))
        .isEqualTo(settle.equals("bank") ? "100 0 0" : expected);
  }

  @Test
  void theYearsTotalBeginsAnewAfterItsTrueUp() {
    Tariff netted =
        netted(
            "'bank':'total','trueUpMonth':2,'settle':'year-total','settlement':[{'from':'2000-01-01','price':'0.5'}]",
            "[{'from':'2000-01-01','price':'1'}]");
    // to February 60 more given than drawn; what is drawn in March has to be paid in full

    assertThat(monthly(netted, usage("10-50", "10-30", "20-0"), 3))
        .containsExactly("0", "-30", "20");
  }

  @Test
  void tiersRunOnNettedEnergy() {
    Tariff netted =
        netted(
            "'bank':'total'",
            "[{'from':'2000-01-01','tiers':[{'upTo':50,'price':1},{'price':2}]}]");

    assertThat(monthly(netted, usage("100-30", "20-40", "100-0"), 3))
        .containsExactly("90", "0", "110");
  }

  @Test
  void surplusOfOnePeriodStaysInItsPeriodOrGoesToTheOthersAsTheTariffSays() {
    String calendar =
        "'zone':'UTC','calendars':{'ab':{'periods':['a','b'],'rules':[{'period':'b','times':['12:00-24:00']}]}}";
    String energy =
        "{'kind':'energy','id':'e','name':'E','calendar':'ab','netting':{'bank':'%s'},'prices':[{'from':'2000-01-01','periods':{'a':{'price':'1'},'b':{'price':'10'}}}]}";
    String day = "2025-01-01/2025-01-02";
    Usage usage =
        imported(A.intervals("UTC", day, 60, hour -> hour < 12 ? 0 : 1000))
            .with(
                "export",
                ChannelUsage.of(A.intervals("UTC", day, 60, hour -> hour < 12 ? 250 : 0)));

    assertThat(A.unrounded(rate(tariff(calendar, energy.formatted("period")), day, usage)))
        .isEqualTo("120");
    assertThat(A.unrounded(rate(tariff(calendar, energy.formatted("total")), day, usage)))
        .isEqualTo("90");
  }

  @Test
  void losesArePricedAtTheHighestTierReached() {
    Tariff oakville =
        tariff(
            "{'kind':'energy','id':'e','name':'E','prices':[{'from':'2000-01-01','tiers':[{'upTo':600,'price':0.098},{'price':0.115}]}]},"
                + "{'kind':'energy','id':'loss','name':'L','factors':[{'from':'2000-01-01','factor':'0.0376'}],'prices':[{'from':'2000-01-01','marginalOf':'e'}]},"
                + "{'kind':'energy','id':'grid','name':'G','factors':[{'from':'2000-01-01','factor':'1.0376'}],'prices':[{'from':'2000-01-01','price':'0.016'}]}");

    Rated rated = rate(oakville, JANUARY, register(JANUARY, "700"));

    assertThat(rated.lines().stream().map(line -> line.amount().toString()))
        .containsExactly("70.3", "3.03", "11.62");
  }
}
