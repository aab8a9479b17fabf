package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterPeak;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;
import tools.jackson.databind.JsonNode;

/**
 * Bills worked by hand or by a regulator's simulator, with quantities and amounts read in place.
 */
class WorkedBillsTest {
  private static final LocalDateRange MONTH = LocalDateRange.parse("2025-01-01/2025-02-01");

  @TestFactory
  Stream<DynamicTest> aSpanishBillIsThatOfTheRegulatorsSimulator() {
    return cases("es-pvpc-cnmc-simulator.json")
        .map(each -> DynamicTest.dynamicTest(each.get("name").stringValue(), () -> spanish(each)));
  }

  private static void spanish(JsonNode bill) {
    LocalDate from = LocalDate.parse(bill.get("period").get(0).stringValue()).plusDays(1);
    LocalDate to = LocalDate.parse(bill.get("period").get(1).stringValue()).plusDays(1);
    String once =
        "{'kind':'one-off','id':'%s','name':'%s','on':'"
            + from
            + "','taxCategory':'%s','amount':'%s'}";
    String json =
        "'taxes':[{'id':'electricity','name':'Electricity tax','categories':['energy'],"
            + "'rates':[{'from':'2015-01-01','percent':'5.11269632'}]},"
            + "{'id':'vat','name':'VAT','roundTogether':true,'onTaxes':['electricity'],'onTaxesAs':'energy','rates':["
            + rate(bill, "energy", "vat_energy")
            + ","
            + rate(bill, "meter", "vat_meter")
            + "]}],'components':[{'kind':'fixed','id':'power','name':'Power','taxCategory':'energy',"
            + "'per':'year','quantity':'kw','lines':'period','prices':["
            + "{'from':'2016-01-01','price':'42.043426'},{'from':'2017-01-01','price':'41.156426'}]},"
            + String.format(
                java.util.Locale.ROOT,
                once,
                "supply",
                "Supply",
                "energy",
                bill.get("energy_net").stringValue())
            + ","
            + String.format(
                java.util.Locale.ROOT,
                once,
                "rent",
                "Meter",
                "meter",
                bill.get("meter_rent").stringValue())
            + "]";

    Rated rated =
        rate(
            json,
            new LocalDateRange(from, to),
            Usage.none(),
            RatingContext.empty().withAttribute("kw", bill.get("kw").stringValue()));

    JsonNode expected = bill.get("expected");
    assertThat(sum(rated, "power")).isEqualByComparingTo(expected.get("fixed").stringValue());
    assertThat(tax(rated, "electricity"))
        .isEqualByComparingTo(expected.get("electricity_tax").stringValue());
    // the bill rounds the VAT of both rates together
    assertThat(tax(rated, "vat")).isEqualByComparingTo(expected.get("vat").stringValue());
    assertThat(rated.total().toBigDecimal())
        .isEqualByComparingTo(expected.get("total").stringValue());
  }

  private static String rate(JsonNode bill, String category, String field) {
    BigDecimal percent = new BigDecimal(bill.get(field).stringValue()).movePointRight(2);
    return "{'from':'2012-01-01','percent':'"
        + percent.toPlainString()
        + "','categories':['"
        + category
        + "']}";
  }

  @Test
  void aBillOfKeralaComesToItsTotal() {
    JsonNode bill = file("in-kerala-kseb-117-units.json");
    String json =
        "'components':[{'kind':'energy','id':'energy','name':'E','prices':[{'from':'2020-01-01','tiers':["
            + "{'upTo':'50','price':'3.15'},{'upTo':'100','price':'3.70'},{'upTo':'150','price':'4.80'},"
            + "{'upTo':'200','price':'6.40'},{'price':'7.60'}]}]},"
            + percentage("duty", "energy", "10")
            + ","
            + fixed("rent", "6.00")
            + ","
            + percentage("rent_tax", "rent", "18")
            + ","
            + percentage("rent_cess", "rent", "1")
            + ",{'kind':'energy','id':'fuel','name':'F','prices':[{'from':'2020-01-01','price':'0.10'}]},"
            + fixed("fixed", "55")
            + "]";

    Rated rated = rate(json, MONTH, register(bill.get("kwh")), RatingContext.empty());

    JsonNode expected = bill.get("expected");
    for (String part :
        List.of("energy", "duty", "rent", "rent_tax", "rent_cess", "fuel", "fixed")) {
      assertThat(sum(rated, part)).as(part).isEqualByComparingTo(expected.get(part).decimalValue());
    }
    assertThat(rated.total().toBigDecimal())
        .isEqualByComparingTo(expected.get("total").decimalValue());
  }

  @TestFactory
  Stream<DynamicTest> theTotalChoosesTheTableInTamilNadu() {
    String json =
        "'components':[{'kind':'energy','id':'energy','name':'E','tiering':{'mode':'volume'},"
            + "'prices':[{'from':'2020-01-01','tiers':[{'upTo':'100','price':'1.00','flat':'20'},"
            + "{'upTo':'200','price':'1.50','flat':'20'},{'upTo':'500','flat':'30','tiers':["
            + "{'upTo':'200','price':'2.00'},{'price':'3.00'}]},{'flat':'40','tiers':["
            + "{'upTo':'200','price':'3.00'},{'upTo':'500','price':'4.00'},{'price':'5.75'}]}]}]}]";
    return cases("in-tangedco-2012-slab-choice.json")
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.get(0) + " units",
                    () ->
                        assertThat(
                                rate(json, MONTH, register(each.get(0)), RatingContext.empty())
                                    .total()
                                    .toBigDecimal())
                            .isEqualByComparingTo(each.get(1).decimalValue())));
  }

  @Test
  void aCommercialBillOfNewJerseyComesToItsTotal() {
    JsonNode bill = file("us-pseg-commercial-june.json");
    String json =
        "'components':["
            + fixed("customer", bill.get("customer_charge").asString())
            + ",{'kind':'energy','id':'energy','name':'E','prices':[{'from':'2020-01-01','price':'"
            + bill.get("energy_rate").asString()
            + "'}]},{'kind':'energy','id':'adjustment','name':'A','prices':[{'from':'2020-01-01','price':'"
            + bill.get("energy_cost_adjustment").asString()
            + "'}]},"
            + fixed("demand", bill.get("demand_charge_given").asString())
            + "]";

    Rated rated = rate(json, MONTH, register(bill.get("kwh")), RatingContext.empty());

    JsonNode expected = bill.get("expected");
    for (String part : List.of("energy", "adjustment")) {
      assertThat(sum(rated, part)).as(part).isEqualByComparingTo(expected.get(part).decimalValue());
    }
    assertThat(rated.total().toBigDecimal())
        .isEqualByComparingTo(expected.get("total").decimalValue());
  }

  @Test
  void aTieredBillOfOakvilleComesToEachOfItsLines() {
    JsonNode bill = file("ca-oakville-hydro-tiered-700kwh.json");
    JsonNode lines = bill.get("lines");
    String loss = bill.get("loss_factor").asString();
    String losses = new BigDecimal(loss).subtract(BigDecimal.ONE).toPlainString();
    String json =
        "'components':[{'kind':'energy','id':'energy','name':'E','prices':[{'from':'2020-01-01','tiers':["
            + "{'upTo':'"
            + lines.get(0).get(1).asString()
            + "','price':'"
            + lines.get(0).get(2).asString()
            + "'},{'price':'"
            + lines.get(1).get(2).asString()
            + "'}]}]},"
            + fixed("service", lines.get(2).get(2).asString())
            + ","
            + energy("variable", "1", "'price':'" + lines.get(3).get(2).asString() + "'")
            + ","
            + energy("transmission", loss, "'price':'" + lines.get(4).get(2).asString() + "'")
            + ","
            + energy("losses", losses, "'marginalOf':'energy'")
            + ","
            + energy("market", loss, "'price':'" + lines.get(6).get(2).asString() + "'")
            + ","
            + fixed("supply", lines.get(7).get(2).asString())
            + "]";

    Rated rated = rate(json, MONTH, register(bill.get("kwh")), RatingContext.empty());

    BigDecimal[] printed =
        lines.valueStream().map(line -> line.get(3).decimalValue()).toArray(BigDecimal[]::new);
    Formula.Tiered tiers = (Formula.Tiered) rated.lines().getFirst().formula();
    assertThat(tiers.parts())
        .map(part -> part.amount().toBigDecimal())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(printed[0], printed[1]);
    assertThat(rated.lines().stream().skip(1))
        .map(line -> line.amount().toBigDecimal())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(List.of(printed).subList(2, printed.length));
  }

  private static String energy(String id, String factor, String price) {
    return "{'kind':'energy','id':'"
        + id
        + "','name':'E','factors':[{'from':'2020-01-01','factor':'"
        + factor
        + "'}],'prices':[{'from':'2020-01-01',"
        + price
        + "}]}";
  }

  @Test
  void theMeanOfTwelvePeaksInFlandersIsThePublishedOne() {
    JsonNode bill = file("capacity-tariff-be.json");
    String json =
        "'components':[{'kind':'demand','id':'capacity','name':'C','rolling':{'months':12,'floor':'2.5'},"
            + "'prices':[{'from':'2020-01-01','price':'1'}]}]";
    List<CarriedPeak> earlier = new ArrayList<>();
    JsonNode peaks = bill.get("monthly_peak_kw");
    for (int i = 0; i < peaks.size() - 1; i++) {
      LocalDate first = LocalDate.of(2024, 2, 1).plusMonths(i);
      earlier.add(
          new CarriedPeak(
              "capacity", "", first, first.plusMonths(1), Exact.of(peaks.get(i).decimalValue())));
    }
    RegisterPeak last =
        new RegisterPeak(
            MONTH.from(), MONTH.to(), null, Exact.of(peaks.get(peaks.size() - 1).decimalValue()));

    Rated rated =
        rate(
            json,
            MONTH,
            new Usage(Map.of("import", new ChannelUsage(null, List.of(), List.of(last)))),
            RatingContext.empty()
                .withCarryOver(new CarryOver(earlier, List.of(), List.of(), List.of())));

    assertThat(rated.refusals()).isEmpty();
    assertThat(rated.lines().getFirst().unrounded().rounded(3, RoundingMode.HALF_UP))
        .isEqualByComparingTo(bill.get("expected_mean_kw").decimalValue());
  }

  private static String percentage(String id, String of, String percent) {
    return "{'kind':'percentage','id':'"
        + id
        + "','name':'P','of':['"
        + of
        + "'],'prices':[{'from':'2020-01-01','price':'"
        + percent
        + "'}]}";
  }

  private static String fixed(String id, String price) {
    return "{'kind':'fixed','id':'"
        + id
        + "','name':'F','prices':[{'from':'2020-01-01','price':'"
        + price
        + "'}]}";
  }

  private static JsonNode file(String name) {
    return Fixtures.json(Fixtures.folder("worked-bills").resolve(name));
  }

  private static Stream<JsonNode> cases(String name) {
    return file(name).get("cases").valueStream();
  }

  private static Usage register(JsonNode kwh) {
    return new Usage(
        Map.of(
            "import",
            ChannelUsage.ofRegisters(
                List.of(
                    new RegisterTotal(
                        MONTH.from(), MONTH.to(), null, Exact.of(kwh.decimalValue()))))));
  }

  private static Rated rate(String body, LocalDateRange days, Usage usage, RatingContext context) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'EUR','zone':'Europe/Madrid',"
            + body
            + "}";
    Rated rated =
        Verified.rate(
            Tariff.read(json.replace('\'', '"')), ReferenceData.none(), days, usage, context);
    assertThat(rated.refusals()).isEmpty();
    return rated;
  }

  private static BigDecimal sum(Rated rated, String component) {
    return rated.linesOf(component).stream()
        .map(line -> line.amount().toBigDecimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal tax(Rated rated, String tax) {
    return rated.taxes().stream()
        .filter(line -> line.tax().equals(tax))
        .map(TaxLine::amount)
        .map(Exact::toBigDecimal)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
