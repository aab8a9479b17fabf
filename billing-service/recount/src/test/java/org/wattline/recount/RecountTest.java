package org.wattline.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amounts worked out by hand, without a bill and without the engine. */
class RecountTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String JANUARY = "2025-01-01/2025-02-01";
  private static final String DAY = "2025-01-01/2025-01-02";

  private static JsonNode json(String text) {
    return MAPPER.readTree(text.replace('\'', '"'));
  }

  private static Terms terms(String component, String context, String range) {
    String tariff =
        "{'currency':'EUR','zone':'Europe/Brussels','basis':'unrounded','calendars':{'nd':{'periods':"
            + "['day','night'],'otherwise':'night','rules':[{'period':'day','times':['12:00-24:00']}]}},"
            + "'components':["
            + component
            + "]}";
    return new Terms(json(tariff), json("{}"), json(context), LocalDateRange.parse(range));
  }

  private static JsonNode component(Terms terms, String id) {
    return Objects.requireNonNull(terms.every("components").get(id));
  }

  private static Readings register(Terms terms, String kwh) {
    LocalDateRange days = terms.period();
    String register =
        "{'from':'" + days.from() + "','to':'" + days.to() + "','quantity':'" + kwh + "'}";
    return new Readings(terms, json("{'channels':{'import':{'registers':[" + register + "]}}}"));
  }

  /** Quarter-hours of so many Wh from the first day of 2025 on. */
  private static Readings quarters(Terms terms, int wattHours) {
    String values = (wattHours + ",").repeat(96 * terms.period().days());
    String intervals =
        "{'start':'2024-12-31T23:00:00Z','minutes':15,'decimals':0,'values':["
            + values.substring(0, values.length() - 1)
            + "]}";
    return new Readings(terms, json("{'channels':{'import':{'intervals':" + intervals + "}}}"));
  }

  private static Exact fixed(String more, String context, String range) {
    String fixed =
        "{'kind':'fixed','id':'f'," + more + "'prices':[{'from':'2020-01-01','price':'12'}]}";
    Terms terms = terms(fixed, context, range);
    Charges charges = new Charges(terms, register(terms, "0"), component(terms, "f"));
    String[] days = range.split("/");
    JsonNode line = json("{'id':'f','from':'" + days[0] + "','to':'" + days[1] + "'}");
    return charges.owed(line, json("[]")).orElseThrow();
  }

  private static Exact energy(Terms terms, Readings readings) {
    JsonNode own = component(terms, "e");
    Energies energies =
        new Energies(
            terms,
            readings,
            own,
            id -> {
              throw new AssertionError(id);
            });
    Exact amount = energies.amount(terms.period());
    assertThat(energies.refusals()).isEmpty();
    return Objects.requireNonNull(amount);
  }

  private static Terms tiers(String tiering, String tiers, String range) {
    return terms(
        "{'kind':'energy','id':'e','tiering':{"
            + tiering
            + "},'prices':[{'from':'2020-01-01','tiers':["
            + tiers
            + "]}]}",
        "{}",
        range);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'proration':'days' | 264/31",
        "'proration':'thirtieths' | 8.8",
        "'proration':'whole' | 12",
        "'proration':'first-day' | 0",
        "'per':'day' | 264",
        "'per':'year' | 264/365",
      })
  void aPartOfAMonthIsChargedByItsProration(String more, String owed) {
    assertThat(fixed(more + ",", "{}", "2025-01-10/2025-02-01").toString()).isEqualTo(owed);
  }

  @Test
  void anAttributeThatChangesCountsFromItsDay() {
    String context =
        "{'attributes':{'kva':[{'value':'1','from':'2020-01-01','to':'2025-01-11'},"
            + "{'value':'2','from':'2025-01-11'}]}}";

    assertThat(fixed("'quantity':'kva','per':'day',", context, JANUARY))
        .isEqualTo(Exact.of(12 * (10 + 21 * 2)));
  }

  @ParameterizedTest
  @CsvSource({"100, 10", "100.001, 10.0002", "300, 50", "0, 0"})
  void energyClimbsItsTiers(String kwh, String amount) {
    Terms terms = tiers("", "{'upTo':'100','price':'0.1'},{'price':'0.2'}", JANUARY);

    assertThat(energy(terms, register(terms, kwh))).isEqualTo(Exact.parse(amount));
  }

  @ParameterizedTest
  @CsvSource({"100, 10", "101, 20.2"})
  void volumeTiersPriceAllByTheTierReached(String kwh, String amount) {
    Terms terms = tiers("'mode':'volume'", "{'upTo':'100','price':'0.1'},{'price':'0.2'}", JANUARY);

    assertThat(energy(terms, register(terms, kwh))).isEqualTo(Exact.parse(amount));
  }

  @Test
  void thresholdsShrinkWithTheDaysOfAPart() {
    Terms terms =
        tiers("", "{'upTo':'310','price':'0.1'},{'price':'0.2'}", "2025-01-01/2025-01-11");

    assertThat(energy(terms, register(terms, "120"))).isEqualTo(Exact.of(14));
  }

  @Test
  void tiersThatFillAsTimePassesChargeBlocksAndFlatAmountsWhenTheyAreBegun() {
    Terms terms =
        terms(
            "{'kind':'energy','id':'e','calendar':'nd','tiering':{'reading':'chronological','prorated':false},"
                + "'prices':[{'from':'2020-01-01','periods':{"
                + "'night':{'tiers':[{'upTo':'10','price':'0.1','flat':'1'},{'price':'1','block':'5'}]},"
                + "'day':{'tiers':[{'upTo':'10','price':'0.2','flat':'7'},{'price':'2','block':'5'}]}}}]}",
            "{}",
            DAY);

    // 12 kWh by noon: 1 + 10 x 0.1 and a block at 1; then 2 more blocks at 2
    assertThat(energy(terms, quarters(terms, 250))).isEqualTo(Exact.of(1 + 1 + 1 + 2 * 2));
  }

  @Test
  void aMissingReadingIsRefusedWithItsDay() {
    Terms terms = tiers("", "{'price':'0.1'}", JANUARY);
    Energies energies =
        new Energies(
            terms,
            new Readings(terms, json("{'channels':{}}")),
            component(terms, "e"),
            id -> {
              throw new AssertionError(id);
            });

    assertThat(energies.amount(terms.period())).isNull();
    assertThat(energies.refusals()).containsExactly("import is not known on 2025-01-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'window':15 | 3",
        "'ratchet':{'percent':['50'],'months':[2]} | 4",
        "'ratchet':{'percent':['50'],'months':[1]} | 3",
        "'minimum':'3.5' | 3.5",
        "'rolling':{'months':3} | 14/3",
        "'rolling':{'months':3,'floor':'5'} | 6",
      })
  void demandLooksBackAsItsRulesSay(String rule, String kw) {
    Terms terms =
        terms(
            "{'kind':'demand','id':'d'," + rule + ",'prices':[{'from':'2020-01-01','price':'1'}]}",
            "{'carryOver':{'peaks':[{'component':'d','from':'2024-11-01','kw':'8'},"
                + "{'component':'d','from':'2024-12-01','kw':'3'}]}}",
            JANUARY);
    Demands demands = new Demands(terms, quarters(terms, 750), component(terms, "d"));

    assertThat(demands.kw("", LocalDate.of(2025, 1, 1)).toString()).isEqualTo(kw);
  }

  @Test
  void theDayOfTheClockChangeHasItsOwnNumberOfQuarters() {
    Terms terms = terms("", "{}", "2025-03-30/2025-03-31");
    JsonNode none = json("{'minutes':15,'start':'2025-03-29T23:00:00Z','values':[1]}");

    assertThat(new Readings(terms, json("{}")).seconds(Readings.Series.of(none), terms.period()))
        .hasSize(92);
  }
}
