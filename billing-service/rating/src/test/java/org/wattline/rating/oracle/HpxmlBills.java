package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.wattline.kernel.Exact;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;
import tools.jackson.databind.JsonNode;

/**
 * A house's year of bills that BEopt, OpenStudio-HPXML and SSC agree on, with and without panels.
 */
final class HpxmlBills {
  private static final int DECIMALS = 4;
  private static final int MINUTES = 60;
  private static final int PRICE_DECIMALS = 9;
  private static final LocalDate FIRST_DAY = LocalDate.of(2007, 1, 1);
  private static final Instant START = Instant.parse("2007-01-01T00:00:00Z");
  private static final List<String> FIXED =
      List.of("fixed", "grid-connection", "minimum", "annual-minimum");
  private static final Map<String, String> COLUMNS =
      Map.of("1kw", "PV_1kW [kWh]", "10kw", "PV_10kW [kWh]");

  private final Path folder;
  private final Map<String, JsonNode> cases = new LinkedHashMap<>();
  private final Map<String, ChannelUsage> columns = new LinkedHashMap<>();

  HpxmlBills(Path folder) {
    this.folder = folder;
    for (JsonNode each : Fixtures.json(folder.resolve("cases.json"))) {
      cases.put(each.get("name").stringValue(), each);
    }
  }

  List<String> names() {
    return List.copyOf(cases.keySet());
  }

  private JsonNode node(String name) {
    return Objects.requireNonNull(cases.get(name), name);
  }

  Agreement compare(String name) {
    JsonNode node = node(name);
    String panels = node.get("pv").stringValue();
    String rate =
        Fixtures.text(folder.resolve("tariffs").resolve(node.get("tariff").stringValue()));
    HpxmlTariff tariffs = new HpxmlTariff(rate, panels, node.get("options"));
    Year alone = year(tariffs, tariffs.withoutPanels(), "none");
    Year all = panels.equals("none") ? alone : withPanels(tariffs, panels);
    List<Compared> compared = new ArrayList<>();
    JsonNode theirs = node.get("hpxml_exact_usd");
    Exact energy = alone.year(List.of("energy"));
    Exact fixed = all.year(FIXED);
    Exact total = all.total();
    Map<String, Exact> ours =
        Map.of(
            "fixed", fixed,
            "energy", energy,
            "pv_credit", total.minus(fixed).minus(energy),
            "total", total);
    ours.forEach(
        (part, amount) ->
            compared.add(
                Compared.of(part + " of the year", theirs.get(part).decimalValue(), amount)));
    months(compared, node, "monthly_energy", month -> alone.month(month, List.of("energy")));
    months(compared, node, "monthly_fixed", month -> all.month(month, FIXED));
    return Agreement.of(name, compared);
  }

  private Year withPanels(HpxmlTariff tariffs, String panels) {
    Year bills = year(tariffs, tariffs.withPanels(), panels);
    return tariffs
        .surplusOfTheYear()
        .map(json -> bills.with(year(tariffs, json, panels)))
        .orElse(bills);
  }

  /** What BEopt prints, to the dollar. */
  List<Compared> whatBeoptPrints(String name) {
    JsonNode printed = node(name).get("expected_bepopt_usd");
    Map<String, String> parts =
        Map.of("Fixed", "fixed", "Energy", "energy", "PV Credit", "pv_credit");
    List<Compared> compared = new ArrayList<>();
    for (Compared each : compare(name).compared()) {
      parts.forEach(
          (theirs, ours) -> {
            if (each.what().equals(ours + " of the year")) {
              compared.add(
                  new Compared(
                      theirs, printed.get(theirs).decimalValue(), each.ours(), BigDecimal.ONE));
            }
          });
    }
    return compared;
  }

  private static void months(
      List<Compared> compared, JsonNode node, String part, IntFunction<Exact> ours) {
    JsonNode theirs = node.path(part);
    for (int month = 1; month <= theirs.size(); month++) {
      compared.add(
          Compared.of(
              part + " of month " + month,
              theirs.get(month - 1).decimalValue(),
              ours.apply(month)));
    }
  }

  private Year year(HpxmlTariff tariffs, String json, String panels) {
    ReferenceData data = ReferenceData.none();
    if (!tariffs.hourlyPrices().isEmpty()) {
      data = data.withSeries(HpxmlTariff.HOURLY, prices(tariffs.hourlyPrices()));
    }
    ChannelUsage load = column("Electricity [kWh]");
    Map<String, ChannelUsage> channels = new LinkedHashMap<>(Map.of("load", load));
    if (COLUMNS.containsKey(panels)) {
      channels.put("panels", column(Objects.requireNonNull(COLUMNS.get(panels))));
    }
    return Year.of(Tariff.read(json), data, new Usage(channels), RatingContext.empty(), FIRST_DAY);
  }

  private static PriceSeries prices(List<BigDecimal> hourly) {
    long[] values = new long[hourly.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          hourly
              .get(i)
              .movePointRight(PRICE_DECIMALS)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
    }
    return new PriceSeries(START, MINUTES, PRICE_DECIMALS, values);
  }

  private ChannelUsage column(String name) {
    return columns.computeIfAbsent(
        name,
        heading -> {
          Path file = folder.resolve("data.csv.gz");
          int column = List.of(Fixtures.lines(file).getFirst().split(",", -1)).indexOf(heading);
          long[] values =
              Fixtures.rows(file).stream()
                  .map(row -> new BigDecimal(row.get(column)))
                  .mapToLong(
                      kwh ->
                          kwh.movePointRight(3 + DECIMALS)
                              .setScale(0, RoundingMode.HALF_UP)
                              .longValueExact())
                  .toArray();
          return ChannelUsage.of(new RawIntervals(START, MINUTES, DECIMALS, values));
        });
  }
}
