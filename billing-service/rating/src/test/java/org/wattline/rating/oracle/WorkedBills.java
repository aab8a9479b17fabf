package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 * Every amount that they print has to come out as printed.
 */
final class WorkedBills {
  private static final LocalDateRange MONTH = LocalDateRange.parse("2025-01-01/2025-02-01");

  private final Path folder;
  private final Map<String, Supplier<List<Compared>>> bills = new LinkedHashMap<>();

  WorkedBills(Path folder) {
    this.folder = folder;
    cases("es-pvpc-cnmc-simulator.json")
        .forEach(each -> bills.put("Spain, " + each.get("name").stringValue(), () -> spain(each)));
    bills.put("Kerala, 117 units", this::kerala);
    cases("in-tangedco-2012-slab-choice.json")
        .forEach(each -> bills.put("Tamil Nadu, " + each.get(0) + " units", () -> tamilNadu(each)));
    bills.put("New Jersey, commercial", this::newJersey);
    bills.put("Oakville, 700 kWh", this::oakville);
    bills.put("Flanders, mean of twelve peaks", this::flanders);
  }

  List<String> names() {
    return List.copyOf(bills.keySet());
  }

  Agreement compare(String name) {
    return Agreement.of(name, Objects.requireNonNull(bills.get(name), name).get());
  }

  private static List<Compared> spain(JsonNode bill) {
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
    return List.of(
        printed("power", expected.get("fixed"), sum(rated, "power")),
        printed("electricity tax", expected.get("electricity_tax"), tax(rated, "electricity")),
        // the bill rounds the VAT of both rates together
        printed("VAT", expected.get("vat"), tax(rated, "vat")),
        printed("total", expected.get("total"), rated.total().toBigDecimal()));
  }

  private static String rate(JsonNode bill, String category, String field) {
    BigDecimal percent = new BigDecimal(bill.get(field).stringValue()).movePointRight(2);
    return "{'from':'2012-01-01','percent':'"
        + percent.toPlainString()
        + "','categories':['"
        + category
        + "']}";
  }

  private List<Compared> kerala() {
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

    return parts(
        rated,
        bill.get("expected"),
        List.of("energy", "duty", "rent", "rent_tax", "rent_cess", "fuel", "fixed"));
  }

  /** The total chooses the table. */
  private static List<Compared> tamilNadu(JsonNode bill) {
    String json =
        "'components':[{'kind':'energy','id':'energy','name':'E','tiering':{'mode':'volume'},"
            + "'prices':[{'from':'2020-01-01','tiers':[{'upTo':'100','price':'1.00','flat':'20'},"
            + "{'upTo':'200','price':'1.50','flat':'20'},{'upTo':'500','flat':'30','tiers':["
            + "{'upTo':'200','price':'2.00'},{'price':'3.00'}]},{'flat':'40','tiers':["
            + "{'upTo':'200','price':'3.00'},{'upTo':'500','price':'4.00'},{'price':'5.75'}]}]}]}]";
    Rated rated = rate(json, MONTH, register(bill.get(0)), RatingContext.empty());

    return List.of(printed("total", bill.get(1), rated.total().toBigDecimal()));
  }

  private List<Compared> newJersey() {
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

    return parts(rated, bill.get("expected"), List.of("energy", "adjustment"));
  }

  private List<Compared> oakville() {
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

    List<Exact> ours = new ArrayList<>();
    ((Formula.Tiered) rated.lines().getFirst().formula())
        .parts()
        .forEach(part -> ours.add(part.amount()));
    rated.lines().stream().skip(1).forEach(line -> ours.add(line.amount()));
    assertThat(ours).hasSize(lines.size());
    List<Compared> compared = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      compared.add(
          printed(lines.get(i).get(0).asString(), lines.get(i).get(3), ours.get(i).toBigDecimal()));
    }
    return compared;
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

  private List<Compared> flanders() {
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

    return List.of(
        printed(
            "mean",
            bill.get("expected_mean_kw"),
            rated.lines().getFirst().unrounded().rounded(3, RoundingMode.HALF_UP)));
  }

  /** Parts of a bill, and its total. */
  private static List<Compared> parts(Rated rated, JsonNode expected, List<String> parts) {
    List<Compared> compared = new ArrayList<>();
    parts.forEach(part -> compared.add(printed(part, expected.get(part), sum(rated, part))));
    compared.add(printed("total", expected.get("total"), rated.total().toBigDecimal()));
    return compared;
  }

  /** An amount that has to come out as it was printed. */
  private static Compared printed(String what, JsonNode printed, BigDecimal ours) {
    return new Compared(what, new BigDecimal(printed.asString()), ours, BigDecimal.ZERO);
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

  private JsonNode file(String name) {
    return Fixtures.json(folder.resolve(name));
  }

  private Stream<JsonNode> cases(String name) {
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
