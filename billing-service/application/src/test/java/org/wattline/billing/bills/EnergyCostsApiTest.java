package org.wattline.billing.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** What energy cost, beside the bill that charged it. */
@Tag("UC-031")
@TwoTenantTest
@Import(SupplyWorld.Beans.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EnergyCostsApiTest {
  @LocalServerPort int port;
  @Autowired SupplyWorld world;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private String billing;
  private int year;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    billing = desk.staff(Role.BILLING);
    year = LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
  }

  @AfterEach
  void letTheClockRun() {
    tenants.clock().reset();
  }

  private record Supplied(Member member, UUID agreement, UUID point) {}

  private Supplied supplied() {
    Supplied supplied = new Supplied(desk.aMember("HOLDER"), UUID.randomUUID(), UUID.randomUUID());
    world.agree(
        SupplyWorld.DAY_NIGHT,
        supplied.agreement(),
        UUID.fromString(supplied.member().accountId()),
        supplied.point(),
        year + "-01-01",
        null);
    return supplied;
  }

  private void used(Supplied supplied, String from, String to, long wattHours) {
    world.use(
        supplied.point(),
        year + "-" + from,
        year + "-" + to,
        wattHours,
        tenants.clock().instant().truncatedTo(ChronoUnit.MICROS));
  }

  private String billed(Supplied supplied, String until) {
    Answer issued =
        service.post(
            billing,
            "/api/v1/accounts/" + supplied.member().accountId() + "/bills",
            Map.of("id", UUID.randomUUID(), "until", year + "-" + until));
    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
    return issued.json().path(0).path("id").asString();
  }

  private Answer costs(Supplied supplied, String from, String to, String more) {
    return service.get(supplied.member().token(), path(supplied, from, to) + more);
  }

  private String path(Supplied supplied, String from, String to) {
    return "/api/v1/agreements/"
        + supplied.agreement()
        + "/energy-costs?from="
        + year
        + "-"
        + from
        + "&to="
        + year
        + "-"
        + to;
  }

  /** What the lines of energy came to before they were rounded. */
  private BigDecimal unrounded(String bill, String... names) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode group : service.get(billing, "/api/v1/bills/" + bill).json().path("groups")) {
      for (JsonNode line : group.path("lines")) {
        if (List.of(names).contains(line.path("name").asString())) {
          sum =
              sum.add(
                  service
                      .get(
                          billing,
                          "/api/v1/bills/"
                              + bill
                              + "/explanation?line="
                              + line.path("id").asString())
                      .json()
                      .path("unrounded")
                      .decimalValue());
        }
      }
    }
    return sum;
  }

  private static BigDecimal sum(Answer answer) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode series : answer.json().path("series")) {
      for (JsonNode column : series.path("columns")) {
        for (JsonNode cost : column.path("costs")) {
          sum = cost.isNull() ? sum : sum.add(cost.decimalValue());
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"INTERVAL,2976", "HOUR,744", "DAY,31", "MONTH,1", "YEAR,1"})
  void theCostsOfABilledMonthAddUpToItsLinesOfEnergyUnrounded(String resolution, int times) {
    Supplied supplied = supplied();
    used(supplied, "01-01", "01-20", 137);
    used(supplied, "01-20", "02-01", 211);
    String bill = billed(supplied, "02-01");

    Answer costs = costs(supplied, "01-01", "02-01", "&resolution=" + resolution);

    BigDecimal lines = unrounded(bill, "Energy", "Excise");
    assertThat(lines).isPositive();
    assertThat(lines.scale()).isGreaterThan(2);
    assertThat(costs.status()).as(costs.body()).isEqualTo(200);
    assertThat(sum(costs)).isEqualByComparingTo(lines);
    JsonNode series = costs.json().path("series").path(0);
    assertThat(series.path("starts").size()).isEqualTo(times + 1);
    assertThat(series.path("direction").asString()).isEqualTo("IMPORT");
  }

  @Test
  void eachIntervalIsOfItsPeriodAndWhatIsOfNoIntervalIsLeftOutByName() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "02-01", 100);
    billed(supplied, "02-01");
    LocalDate tuesday = LocalDate.of(year, 1, 6);
    while (tuesday.getDayOfWeek() != java.time.DayOfWeek.TUESDAY) {
      tuesday = tuesday.plusDays(1);
    }
    String from = tuesday.toString().substring(5);
    String to = tuesday.plusDays(1).toString().substring(5);

    Answer costs = costs(supplied, from, to, "&resolution=INTERVAL&language=nl");

    assertThat(costs.json().path("periods").toString()).isEqualTo("[\"night\",\"day\"]");
    assertThat(costs.json().path("leftOut").toString()).isEqualTo("[\"Vaste vergoeding\"]");
    assertThat(costs.text("currency")).isEqualTo("EUR");
    JsonNode night = costs.json().path("series").path(0).path("columns").path(0);
    JsonNode day = costs.json().path("series").path(0).path("columns").path(1);
    // 0.1 kWh at the price of the period and the excise, from 7 to 22 o'clock
    assertThat(day.path("period").asString()).isEqualTo("day");
    assertThat(day.path("costs").path(28).decimalValue()).isEqualByComparingTo("0.03660588");
    assertThat(night.path("costs").path(28).isNull()).isTrue();
    assertThat(night.path("costs").path(27).decimalValue()).isEqualByComparingTo("0.02642388");
    assertThat(day.path("costs").path(88).isNull()).isTrue();
    assertThat(night.path("quantities").path(88).decimalValue()).isEqualByComparingTo("0.1");
  }

  @Test
  void daysThatNoBillHasCostAsFarAsTheyAreKnown() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "02-01", 100);
    billed(supplied, "02-01");
    used(supplied, "02-01", "02-11", 100);

    Answer costs = costs(supplied, "01-30", "02-14", "");

    JsonNode series = costs.json().path("series").path(0);
    assertThat(known(series)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(costs.json().path("uncosted").size()).isZero();
  }

  @Test
  void aYearThatAdvancesArePaidForCostsAsFarAsItIsKnown() {
    Supplied supplied = new Supplied(desk.aMember("HOLDER"), UUID.randomUUID(), UUID.randomUUID());
    world.agreeWithAdvances(
        supplied.agreement(),
        UUID.fromString(supplied.member().accountId()),
        supplied.point(),
        year + "-01-01");
    used(supplied, "01-01", "01-21", 100);
    // the advance of a month that is not wholly known yet
    billed(supplied, "01-01");

    Answer costs = costs(supplied, "01-01", "02-01", "");

    assertThat(costs.json().path("uncosted").size()).as(costs.body()).isZero();
    assertThat(known(costs.json().path("series").path(0))).hasSize(20);
  }

  private static List<Integer> known(JsonNode series) {
    return java.util.stream.IntStream.range(0, series.path("starts").size() - 1)
        .filter(
            i ->
                series
                    .path("columns")
                    .valueStream()
                    .anyMatch(c -> !c.path("costs").path(i).isNull()))
        .boxed()
        .toList();
  }

  @Test
  void aGapIsSaidAndNotPricedAround() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "01-10", 100);
    used(supplied, "01-11", "01-20", 100);

    Answer costs = costs(supplied, "01-05", "01-15", "");

    assertThat(costs.json().path("series").size()).isZero();
    JsonNode days = costs.json().path("uncosted").path(0);
    assertThat(days.path("reason").asString()).as(costs.body()).isEqualTo("MISSING_USAGE");
    assertThat(days.path("from").asString()).isEqualTo(year + "-01-05");
    assertThat(days.path("to").asString()).isEqualTo(year + "-01-15");
  }

  @Test
  void whatWasKnownThenCostsWhatItCostThen() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "02-01", 100);
    String bill = billed(supplied, "02-01");
    Instant then = Instant.parse(service.get(billing, "/api/v1/bills/" + bill).text("knownAt"));
    tenants.clock().advance(Duration.ofMinutes(5));
    used(supplied, "01-01", "02-01", 200);

    BigDecimal before = sum(costs(supplied, "01-01", "02-01", "&knownAt=" + then));
    BigDecimal now = sum(costs(supplied, "01-01", "02-01", ""));

    assertThat(before).isEqualByComparingTo(unrounded(bill, "Energy", "Excise"));
    assertThat(now).isEqualByComparingTo(before.multiply(BigDecimal.TWO));
  }

  @Test
  void theCostsComeAsCsv() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "02-01", 100);
    billed(supplied, "02-01");

    Answer csv =
        service.get(
            supplied.member().token(),
            path(supplied, "01-01", "01-02").replace("/energy-costs?", "/energy-costs.csv?")
                + "&resolution=HOUR");

    List<String> rows = csv.body().lines().toList();
    assertThat(rows.getFirst())
        .isEqualTo("direction,start,end,period,quantity,unit,cost_before_taxes,currency");
    assertThat(rows).hasSize(25);
    assertThat(rows.get(1))
        .startsWith("IMPORT," + year + "-01-01T00:00:00+01:00," + year + "-01-01T01:00:00+01:00,")
        .contains(",night,0.4", ",kWh,0.1056955")
        .endsWith(",EUR");
  }

  @Test
  void aForeignAgreementIsAnsweredLikeAnUnknownOne() {
    Supplied supplied = supplied();
    used(supplied, "01-01", "02-01", 100);
    String stranger = desk.aMember("HOLDER").token();
    String query = "?from=" + year + "-01-01&to=" + year + "-02-01";

    for (String kind : List.of("energy-costs", "energy-costs.csv")) {
      String own = "/api/v1/agreements/" + supplied.agreement() + "/" + kind + query;
      String none = "/api/v1/agreements/" + UUID.randomUUID() + "/" + kind + query;
      Answer foreign = service.get(stranger, own);

      assertThat(service.get(supplied.member().token(), own).status()).isEqualTo(200);
      assertThat(service.get(desk.staff(Role.CUSTOMER_SERVICE), own).status()).isEqualTo(200);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.text("detail")).isEqualTo(service.get(stranger, none).text("detail"));
      assertThat(service.get(desk.staff(tenants.bolt(), Role.BILLING), own).status())
          .isEqualTo(404);
      assertThat(service.get(null, own).status()).isEqualTo(401);
    }
  }

  @Test
  void moreThanAYearIsRefusedAtItsField() {
    Supplied supplied = supplied();

    Answer refusal =
        service.get(
            supplied.member().token(),
            "/api/v1/agreements/"
                + supplied.agreement()
                + "/energy-costs?from="
                + year
                + "-01-01&to="
                + (year + 1)
                + "-01-03");

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.body()).contains("366");
  }
}
