package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.agreements.Contracts;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** What the grid operator says of gas after it was billed reaches the customer as a difference. */
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Tag("UC-041")
class GasBillsTest {
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);
  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired JdbcClient jdbc;

  private Service service;
  private Desk desk;
  private Post post;
  private GasGrid grid;
  private TwoTenants tenants;
  private String billing;
  private String area;
  private Member member;

  /** A household of June alone: half a cubic metre each hour, ten cents a kWh. */
  @BeforeEach
  void aHouseholdOnGas(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    grid = new GasGrid(desk, post, tenants, jdbc);
    billing = desk.staff(Role.BILLING);
    area = GasGrid.aCode();
    member = desk.aMember("HOLDER");
    grid.operates(area);
    String marketId = Post.aMarketId();
    new Contracts(desk)
        .agreed(
            member.accountId(),
            grid.point(marketId, area),
            JUNE.toString(),
            JULY.toString(),
            Contracts.monthly(aGasProduct()));
    post.sent(
        """
        {"format":"wattline-meter-data","version":1,"series":[{"point":"%s","commodity":"GAS",\
        "direction":"import","unit":"m3","interval":"PT1H","zone":"Europe/Brussels",\
        "start":"%sT00:00:00+02:00","values":[%s]}]}\
        """
            .formatted(marketId, JUNE, String.join(",", Collections.nCopies(30 * 24, "0.5"))));
  }

  private String aGasProduct() {
    Market market = new Market(desk);
    String code = Market.aCode();
    Map<String, Object> product = new HashMap<>(Market.newProduct(code, List.of()));
    product.put("commodity", "GAS");
    Answer made = desk.made(Role.BILLING, "/api/v1/products", product);
    market.published(
        made,
        market.tariff(
            code, "\"commodity\": \"gas\",", "\"channel\": \"energy\",", "2024-01-01", "0.10"),
        "2024-01-01");
    return made.text("id");
  }

  private void holds(String kwhPerCubicMetre, String state) {
    Answer told =
        service.post(
            post.staff,
            "/api/v1/calorific-values",
            Map.of(
                "values",
                List.of(
                    Map.of(
                        "area", area,
                        "from", JUNE.toString(),
                        "kwhPerCubicMetre", kwhPerCubicMetre,
                        "state", state,
                        "source", "Bulletin"))));
    assertThat(told.status()).as(told.body()).isLessThan(300);
  }

  private JsonNode billed() {
    Answer issued =
        service.post(
            billing,
            "/api/v1/accounts/" + member.accountId() + "/bills",
            Map.of("id", UUID.randomUUID(), "until", JULY.toString()));
    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
    return issued.json();
  }

  private BigDecimal owed() {
    return tenants.as(tenants.acme(), () -> ledger.balance(UUID.fromString(member.accountId())));
  }

  private String run(List<String> accounts, LocalDate until) {
    Answer run =
        service.post(
            billing,
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "Corrections",
                "until",
                until.toString(),
                "dueDays",
                14,
                "accountIds",
                accounts,
                "corrections",
                true));
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    return "/api/v1/billing-runs/" + run.text("id");
  }

  private void comes(String run, String state) {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!service.get(billing, run).text("state").equals(state) && System.nanoTime() < until) {
      Post.pause();
    }
    assertThat(service.get(billing, run).text("state")).isEqualTo(state);
  }

  @Test
  void aCorrectedCalorificValueIsBilledAsADifferenceThatNamesTheOriginal() {
    holds("11", "PROVISIONAL");
    JsonNode original = billed().path(0);
    String before =
        service
            .get(billing, "/api/v1/bills/" + original.path("id").asString() + "/document")
            .body();
    // 360 m³ of 11 kWh
    assertThat(owed()).isEqualByComparingTo("396");

    holds("11.5", "FINAL");
    JsonNode corrections = billed();

    JsonNode correction = corrections.path(0);
    assertThat(corrections.size()).as(corrections.toString()).isEqualTo(1);
    assertThat(correction.path("kind").asString()).isEqualTo("CORRECTION");
    assertThat(correction.path("correctionOf").asString())
        .isEqualTo(original.path("number").asString());
    assertThat(correction.path("total").decimalValue()).isEqualByComparingTo("18");
    assertThat(owed()).isEqualByComparingTo("414");
    assertThat(
            service
                .get(billing, "/api/v1/bills/" + original.path("id").asString() + "/document")
                .body())
        .isEqualTo(before);
    Answer seen = service.get(member.token(), "/api/v1/bills/" + correction.path("id").asString());
    assertThat(seen.status()).as(seen.body()).isEqualTo(200);
    assertThat(seen.json().path("correctionOf").path("number").asString())
        .isEqualTo(original.path("number").asString());
    assertThat(billed().size()).isZero();
  }

  @Test
  void aRunFindsWhomACorrectedValueConcernsThoughTheyLeft() {
    holds("11", "PROVISIONAL");
    JsonNode original = billed().path(0);
    // the agreement ended so long before that nothing but the change leads to it
    LocalDate later = JULY.plusYears(2);
    assertThat(selected(later)).doesNotContain(member.accountId());

    holds("10.5", "FINAL");

    assertThat(selected(later)).contains(member.accountId());
    String run = run(List.of(member.accountId()), later);
    service.post(billing, run + "/start", "");
    comes(run, "PREVIEWED");
    assertThat(service.post(desk.staff(Role.SUPERVISOR), run + "/approval", "").status())
        .isEqualTo(200);
    service.post(billing, run + "/finalisation", "");
    comes(run, "FINALISED");
    assertThat(owed()).isEqualByComparingTo("378");
    Answer old = service.get(billing, "/api/v1/bills/" + original.path("id").asString());
    assertThat(old.json().path("correctedBy").size()).isEqualTo(1);
  }

  /** The accounts that a run of everybody would work out. */
  private List<String> selected(LocalDate until) {
    String path = run(List.of(), until) + "/accounts?limit=200";
    List<String> accounts = new java.util.ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = service.get(billing, path + cursor).json();
      page.path("items").forEach(one -> accounts.add(one.path("accountId").asString()));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asString();
    } while (cursor != null);
    return accounts;
  }
}
