package org.wattline.console.tariffs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Every price of a document is a row that leads to its number. */
class PriceRowsTest {

  @Test
  void tiersWithinPeriodsAreRowsOfTheirOwn() throws Exception {
    List<String> rows =
        rows(Files.readString(Path.of("../docs/examples/california-tou-tiered.json")));

    assertThat(rows)
        .startsWith(
            "Base services charge||USD/tariff.per.month|24.15|2024-01-01|null",
            "Energy|peak, tariff.price.upto 310|USD/kWh|0.3942|2024-01-01|null",
            "Energy|peak, tariff.price.beyond|USD/kWh|0.4711|2024-01-01|null",
            "Energy|off-peak, tariff.price.upto 310|USD/kWh|0.2784|2024-01-01|null",
            "Energy|off-peak, tariff.price.beyond|USD/kWh|0.3553|2024-01-01|null")
        .endsWith("Utility users tax|standard|%|7.5|2024-01-01|null".replace("standard", ""));
  }

  @Test
  void aPriceHoldsUntilTheNextOneAndIndicesHaveTheirNumbers() throws Exception {
    List<String> rows = rows(Files.readString(Path.of("../docs/examples/flanders-dynamic.json")));

    assertThat(rows)
        .contains(
            "Énergie au prix du marché|tariff.price.factor DAY-AHEAD-BE|× DAY-AHEAD-BE|1.02|2024-01-01|null",
            "Énergie au prix du marché|tariff.price.add DAY-AHEAD-BE|EUR/kWh|0.0085|2024-01-01|null",
            "Tarif capacitaire||EUR/kW·tariff.per.year|43.15|2024-01-01|2026-01-01",
            "Tarif capacitaire||EUR/kW·tariff.per.year|51.04|2026-01-01|null");
  }

  @Test
  void ofSeveralDatesTheNextThatGoesOnEndsAPriceWhateverTheirOrder() {
    List<String> rows =
        rows(
            """
            {"currency": "EUR", "components": [{"kind": "fixed", "name": "Rent", "prices": [
              {"from": "2028-01-01", "price": "3"},
              {"from": "2026-01-01", "price": "1"},
              {"from": "2027-01-01", "to": "2027-07-01", "price": "2"},
              {"from": "2029-01-01", "price": "4"}]}]}
            """);

    assertThat(rows)
        .containsExactly(
            "Rent||EUR/tariff.per.month|3|2028-01-01|2029-01-01",
            // after the one that ends it holds again
            "Rent||EUR/tariff.per.month|1|2026-01-01|2028-01-01",
            "Rent||EUR/tariff.per.month|2|2027-01-01|2027-07-01",
            "Rent||EUR/tariff.per.month|4|2029-01-01|null");
  }

  @Test
  void theOtherKindsHaveTheirUnits() {
    List<String> rows =
        rows(
            """
            {"currency": "EUR", "base": {"tariff": "list", "overrides": [
               {"component": "energy", "period": "day", "tier": 2, "from": "2026-01-01", "price": "0.1"},
               {"component": "energy", "from": "2026-02-01", "factor": "0.9"}]},
             "components": [
              {"kind": "one-off", "name": "Welcome", "on": "2026-03-01", "amount": "-50"},
              {"kind": "instalments", "name": "Heater", "total": "600", "count": 12, "first": "2026-01-15"},
              {"kind": "percentage", "name": "Duty", "of": ["energy"], "prices": [{"from": "2026-01-01", "to": "2026-07-01", "price": 5}]},
              {"kind": "reactive", "name": "Reactive", "bands": [{"from": "2026-01-01", "bands": [
                {"powerFactorBelow": "0.8", "price": "0.06"}, {"price": "0.04"}]}]},
              {"kind": "energy", "name": "Net", "unit": "mwh", "prices": [{"from": "2026-01-01", "tiers": [
                {"upTo": 10, "price": "80", "flat": "3"}, {"block": 5, "price": "400"}]}],
               "netting": {"settlement": [{"from": "2026-01-01", "price": "0.03"}]}}],
             "taxes": [{"name": "VAT", "rates": [
               {"from": "2026-01-01", "percent": "6", "classes": ["home"]},
               {"from": "2026-02-01", "percent": "21", "classes": ["firm"]}]}]}
            """);

    assertThat(rows)
        .containsExactly(
            "Welcome||EUR|-50|2026-03-01|2026-03-02",
            "Heater||EUR|600|2026-01-15|null",
            "Duty||%|5|2026-01-01|2026-07-01",
            "Reactive|tariff.price.powerfactor 0.8|EUR/kvarh|0.06|2026-01-01|null",
            "Reactive|tariff.price.otherwise|EUR/kvarh|0.04|2026-01-01|null",
            "Net|tariff.price.upto 10|EUR/MWh|80|2026-01-01|null",
            "Net|tariff.price.upto 10, tariff.price.flat|EUR|3|2026-01-01|null",
            "Net|tariff.price.beyond, tariff.price.block 5|EUR/MWh|400|2026-01-01|null",
            "Net|tariff.price.settlement|EUR/MWh|0.03|2026-01-01|null",
            "VAT|home|%|6|2026-01-01|null",
            "VAT|firm|%|21|2026-02-01|null",
            "energy|day, tariff.price.tier 2|EUR|0.1|2026-01-01|null",
            "energy||×|0.9|2026-02-01|null");
  }

  private static List<String> rows(String json) {
    JsonText text = JsonText.of(json);
    return PriceRows.of(
            JsonMapper.shared().readTree(json),
            "fr",
            (key, parameters) ->
                parameters.length == 0
                    ? key
                    : key
                        + " "
                        + Arrays.stream(parameters)
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
        .stream()
        .peek(
            row ->
                // what a row shows is what stands where it leads
                assertThat(text.decimal(row.pointer()).orElseThrow())
                    .isEqualByComparingTo(row.value()))
        .map(
            row ->
                String.join(
                    "|",
                    row.name(),
                    row.part(),
                    row.unit(),
                    row.value().toPlainString(),
                    String.valueOf(row.from()),
                    String.valueOf(row.to())))
        .toList();
  }

  @Test
  void aDatedPriceIsCopiedFromWhatHoldsOnTheDay() {
    String json =
        """
        {"components": [{"name": "Net", "prices": [
          {"from": "2026-01-01", "price": "1"},
          {"from": "2026-06-01", "to": "2026-09-01", "recordedAt": "2025-01-01T00:00:00Z", "price": "2"}
        ]}]}
        """;

    assertThat(added(json, "2026-03-01"))
        .contains(
            "{\"from\": \"2026-01-01\", \"price\": \"1\"},\n"
                + "  {\"from\": \"2026-03-01\", \"price\": \"1\"},\n"
                + "  {\"from\": \"2026-06-01\"");
    // it goes on after the end of what it is copied from, and is recorded when it is published
    assertThat(added(json, "2027-01-01"))
        .contains("\"price\": \"2\"},\n  {\"from\": \"2027-01-01\", \"price\": \"2\"}\n]");
    // within those days it ends where they end
    assertThat(added(json, "2026-07-01"))
        .contains("{\"from\": \"2026-07-01\", \"to\": \"2026-09-01\", \"price\": \"2\"}");
    assertThat(added(json, "2025-01-01"))
        .contains(
            "[\n  {\"from\": \"2025-01-01\", \"price\": \"1\"},\n  {\"from\": \"2026-01-01\"");
  }

  private static String added(String json, String day) {
    return DatedPrices.of(JsonMapper.shared().readTree(json), "en")
        .getFirst()
        .added(JsonText.of(json), LocalDate.parse(day));
  }
}
