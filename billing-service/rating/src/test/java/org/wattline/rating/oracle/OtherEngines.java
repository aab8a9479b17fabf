package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.TierPart;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;
import tools.jackson.databind.JsonNode;

/** What the tests of REopt (demand) and of Kill Bill (tiers, proration) expect. */
final class OtherEngines {
  private static final LocalDateRange YEAR = LocalDateRange.parse("2022-01-01/2023-01-01");
  private static final LocalDate NEW_YEAR = YEAR.from();

  private final Path folder;
  private final Map<String, Supplier<List<Compared>>> reopt = new LinkedHashMap<>();
  private final Map<String, Supplier<List<Compared>>> killBill = new LinkedHashMap<>();

  OtherEngines(Path folder) {
    this.folder = folder;
    reopt.put("a ratchet over all months", this::ratchet);
    reopt.put("coincident peaks", this::coincident);
    reopt.put("tiers of demand", this::demandTiers);
    cases("killbill-tiers.json")
        .forEach(
            each ->
                killBill.put(
                    each.path("units") + " units, " + each.path("mode").asString(),
                    () -> tiers(each)));
    cases("killbill-proration.json")
        .forEach(
            each ->
                killBill.put(
                    "a month from " + each.path("start").asString() + " by day " + each.path("bcd"),
                    () -> proration(each)));
  }

  List<String> reopt() {
    return List.copyOf(reopt.keySet());
  }

  List<String> killBill() {
    return List.copyOf(killBill.keySet());
  }

  Agreement compare(String name) {
    Supplier<List<Compared>> known = reopt.getOrDefault(name, killBill.get(name));
    return Agreement.of(name, Objects.requireNonNull(known, name).get());
  }

  private List<Compared> ratchet() {
    JsonNode expected = reopt(0);
    String prices =
        "{'from':'2022-01-01','price':'10.5'},{'from':'2022-04-01','price':'11.5'},"
            + "{'from':'2022-10-01','price':'10.5'}";

    Rated rated =
        rate(
            "{'kind':'demand','id':'d','name':'D','window':60,'ratchet':{'percent':['35'],'months':[11]},"
                + "'prices':["
                + prices
                + "]}",
            ReferenceData.none(),
            YEAR,
            hourly(YEAR, hour -> hour == 7 ? 100_000 : 1_000));

    return List.of(printed("demand", expected.path("expected_demand_cost"), unrounded(rated)));
  }

  private List<Compared> coincident() {
    JsonNode expected = reopt(1);
    List<Event> events = new ArrayList<>();
    List<String> prices = new ArrayList<>();
    for (int set = 0; set < expected.path("coincident_hours").size(); set++) {
      prices.add("'s" + set + "':{'price':'" + expected.path("charge_per_kw").path(set) + "'}");
      for (JsonNode hour : expected.path("coincident_hours").path(set)) {
        Instant start =
            NEW_YEAR
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(Duration.ofHours(hour.asInt() - 1));
        events.add(new Event("s" + set, start, start.plus(Duration.ofHours(1))));
      }
    }
    String component =
        "{'kind':'demand','id':'d','name':'D','window':60,'events':'cp','prices':[{'from':'2022-01-01',"
            + "'periods':{"
            + String.join(",", prices)
            + "}}]}";

    Rated rated =
        rate(
            component,
            ReferenceData.none().withEvents("cp", events),
            YEAR,
            hourly(YEAR, hour -> 1_000),
            "'cycle':{'type':'billing-period'},");

    return List.of(printed("demand", expected.path("expected_coincident_cost"), unrounded(rated)));
  }

  private List<Compared> demandTiers() {
    JsonNode expected = reopt(2);
    JsonNode tiers = expected.path("tiers");
    String component =
        "{'kind':'demand','id':'d','name':'D','window':60,'prices':[{'from':'2022-01-01','tiers':["
            + "{'upTo':'"
            + tiers.path(0).path(0)
            + "','price':'"
            + tiers.path(0).path(1)
            + "'},{'price':'"
            + tiers.path(1).path(1)
            + "'}]}]}";

    Rated rated =
        rate(
            component,
            ReferenceData.none(),
            YEAR,
            hourly(YEAR, hour -> 10_000_000_000_000L / 8760, 4));

    return List.of(
        printed(
            "demand",
            expected.path("expected_demand_cost_year"),
            unrounded(rated).setScale(2, RoundingMode.HALF_UP)));
  }

  private static List<Compared> tiers(JsonNode expected) {
    StringBuilder tiers = new StringBuilder();
    long upTo = 0;
    for (JsonNode tier : expected.path("tiers")) {
      long block = tier.path("block_size").asLong();
      upTo += tier.path("max_blocks").asLong() * block;
      tiers.append("{'upTo':'").append(upTo).append("','price':'").append(tier.path("price"));
      tiers.append(block == 1 ? "'}," : "','block':'" + block + "'},");
    }
    String mode = expected.path("mode").asString().startsWith("all") ? "graduated" : "volume";
    long units = expected.path("units").asLong();
    LocalDateRange month = LocalDateRange.parse("2022-01-01/2022-02-01");

    Rated rated =
        rate(
            "{'kind':'energy','id':'e','name':'E','tiering':{'mode':'"
                + mode
                + "'},'prices':[{'from':'2022-01-01','tiers':["
                + tiers
                + "{'price':'0'}]}]}",
            ReferenceData.none(),
            month,
            hourly(month, hour -> hour == 0 ? units * 1000 : 0));

    Formula.Tiered tiered = (Formula.Tiered) rated.lines().getFirst().formula();
    JsonNode blocks = expected.path("expected");
    assertThat(tiered.parts()).hasSameSizeAs(blocks);
    List<Compared> compared = new ArrayList<>();
    for (TierPart part : tiered.parts()) {
      int place = compared.size();
      compared.add(
          printed("tier " + (place + 1), blocks.path(place), part.amount().toBigDecimal()));
    }
    return compared;
  }

  private static List<Compared> proration(JsonNode expected) {
    LocalDate start = LocalDate.parse(expected.path("start").asString());
    LocalDate target = LocalDate.parse(expected.path("target").asString());
    int day = expected.path("bcd").asInt();
    LocalDate next = target.withDayOfMonth(day);
    LocalDate end =
        expected.path("end").isNull()
            ? next.isAfter(target) ? next : next.plusMonths(1)
            : LocalDate.parse(expected.path("end").asString());
    String number = expected.path("expected").asString();

    Rated rated =
        rate(
            "{'kind':'fixed','id':'f','name':'F','prices':[{'from':'2010-01-01','price':'1'}]}",
            ReferenceData.none(),
            new LocalDateRange(start, end),
            Usage.none(),
            "'cycle':{'day':" + day + "},");

    return List.of(
        new Compared(
            "part",
            new BigDecimal(number.substring(number.indexOf('=') + 1).strip()),
            unrounded(rated).setScale(9, RoundingMode.HALF_UP),
            BigDecimal.ZERO));
  }

  private static Compared printed(String what, JsonNode printed, BigDecimal ours) {
    return new Compared(what, printed.decimalValue(), ours, BigDecimal.ZERO);
  }

  private JsonNode reopt(int place) {
    return Fixtures.json(folder.resolve("demand-ratchet-reopt.json")).path("cases").path(place);
  }

  private Stream<JsonNode> cases(String name) {
    return Fixtures.json(folder.resolve(name)).path("cases").valueStream();
  }

  private static Usage hourly(LocalDateRange days, LongUnaryOperator wattHours) {
    return hourly(days, wattHours, 0);
  }

  private static Usage hourly(LocalDateRange days, LongUnaryOperator wattHours, int decimals) {
    long[] values = new long[days.days() * 24];
    for (int hour = 0; hour < values.length; hour++) {
      values[hour] = wattHours.applyAsLong(hour);
    }
    Instant start = days.from().atStartOfDay().toInstant(ZoneOffset.UTC);
    return Usage.of("import", new RawIntervals(start, 60, decimals, values));
  }

  private static Rated rate(
      String component, ReferenceData data, LocalDateRange days, Usage usage) {
    return rate(component, data, days, usage, "");
  }

  private static Rated rate(
      String component, ReferenceData data, LocalDateRange days, Usage usage, String more) {
    String json =
        "{'format':'wattline-tariff/1','id':'t','name':'T','currency':'USD','zone':'UTC',"
            + more
            + "'components':["
            + component
            + "]}";
    Rated rated =
        Verified.rate(
            Tariff.read(json.replace('\'', '"')), data, days, usage, RatingContext.empty());
    assertThat(rated.refusals()).isEmpty();
    return rated;
  }

  private static BigDecimal unrounded(Rated rated) {
    return rated.lines().stream()
        .map(Line::unrounded)
        .collect(Collectors.reducing(Exact.ZERO, Exact::plus))
        .rounded(12, RoundingMode.HALF_UP);
  }
}
