package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.metering.internal.vee.Absences;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** What grid operators owe is fetched, sent, marked and asked for again. */
@TwoTenantTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "wattline.vee.automatic=false")
class GridClaimsApiTest {
  private static final String CLAIMS = "/api/v1/vee/claims";
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");

  @LocalServerPort int port;
  @Autowired Absences absences;
  @Autowired JdbcClient jdbc;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;
  private String operator;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    operator = "net-" + UUID.randomUUID().toString().substring(0, 8);
    tenants.as(
        tenants.acme(),
        () ->
            jdbc.sql(
                    "insert into grid_operator (code, name, commodity, point_id_scheme)"
                        + " values (:code, 'Net', 'ELECTRICITY', 'OWN')")
                .param("code", operator)
                .update());
  }

  /** A point that is supplied and fell silent; its market id. */
  private String aSilentPoint() {
    String id = Post.aMarketId();
    Map<String, Object> made = new HashMap<>(post.village.newPoint(id, "OWN", "Europe/Brussels"));
    made.put("gridOperator", operator);
    String point = desk.made(Role.SUPERVISOR, "/api/v1/service-points", made).text("id");
    post.village.supply(point, desk.aMember("HOLDER"), "2024-01-01", "");
    post.sent(Post.quarters(id, JUNE, new double[96]));
    return id;
  }

  private void look() {
    tenants.as(tenants.acme(), () -> absences.look());
  }

  private List<JsonNode> claims(String state) {
    List<JsonNode> claims = new ArrayList<>();
    service
        .get(post.staff, CLAIMS + "?state=" + state + "&gridOperator=" + operator)
        .json()
        .path("items")
        .forEach(claims::add);
    return claims;
  }

  private Answer sends(List<String> ids) {
    return service.post(post.staff, CLAIMS + "/sendings", Map.of("ids", ids, "reference", "MSG-7"));
  }

  private static String id(JsonNode claim) {
    return claim.path("id").asString();
  }

  @Test
  void theOpenClaimsToAnOperatorAreAFileAndAreMarkedAsSent() {
    String first = aSilentPoint();
    String second = aSilentPoint();
    look();
    List<JsonNode> open = claims("OPEN");

    String[] rows =
        service.get(post.staff, CLAIMS + ".csv?gridOperator=" + operator).body().split("\r\n");
    Answer sent = sends(open.stream().map(GridClaimsApiTest::id).toList());

    assertThat(open)
        .allMatch(claim -> claim.path("place").asString().contains("Antwerpen"))
        .allMatch(claim -> claim.path("gridOperatorName").asString().equals("Net"))
        .allMatch(claim -> claim.path("ageDays").asInt() == 0);
    assertThat(rows).hasSize(3);
    assertThat(rows[0]).isEqualTo("claim,point,channel,missing_from,raised_at,answer_by,reminders");
    assertThat(String.join(" ", rows)).contains("," + first + ",", "," + second + ",");
    assertThat(rows[1]).contains(",2024-06-02,");
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    assertThat(sent.json().path(0).path("id").asString()).isEqualTo(id(open.get(0)));
    assertThat(claims("OPEN")).isEmpty();
    assertThat(claims("SENT"))
        .hasSize(2)
        .allMatch(claim -> claim.path("reference").asString().equals("MSG-7"))
        .noneMatch(claim -> claim.path("sentAt").isNull());
    assertThat(
            service.get(post.staff, CLAIMS + ".csv?gridOperator=" + operator).body().split("\r\n"))
        .hasSize(1);
    look();
    assertThat(claims("OPEN")).isEmpty();
  }

  @Test
  void whatIsNotOpenIsNotSentAndNothingBesideIt() {
    aSilentPoint();
    aSilentPoint();
    look();
    List<JsonNode> open = claims("OPEN");
    sends(List.of(id(open.get(0))));

    Answer again = sends(List.of(id(open.get(1)), id(open.get(0))));
    Answer unknown = sends(List.of(id(open.get(1)), UUID.randomUUID().toString()));

    assertThat(again.status()).isEqualTo(409);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(claims("OPEN")).hasSize(1);
    assertThat(claims("SENT")).hasSize(1);
  }

  @Test
  void aClaimThatWasSentIsOpenAgainOnceItsDayPassed() {
    aSilentPoint();
    look();
    JsonNode claim = claims("OPEN").getFirst();
    sends(List.of(id(claim)));
    tenants.as(
        tenants.acme(),
        () ->
            jdbc.sql("update grid_claim set answer_by = :past where id = :id")
                .param("past", LocalDate.of(2024, 7, 1))
                .param("id", UUID.fromString(id(claim)))
                .update());

    look();

    JsonNode again = claims("OPEN").getFirst();
    assertThat(id(again)).isEqualTo(id(claim));
    assertThat(again.path("reminders").asInt()).isEqualTo(1);
    assertThat(again.path("answerBy").asString()).isGreaterThan("2024-07-01");
    assertThat(again.path("sentAt").isNull()).isFalse();
  }

  @Test
  void valuesAnswerAClaimThatWasSentAndSoDoesTheOperatorsWord() {
    String one = aSilentPoint();
    String other = aSilentPoint();
    look();
    List<JsonNode> open = claims("OPEN");
    sends(open.stream().map(GridClaimsApiTest::id).toList());
    String told =
        id(
            open.stream()
                .filter(claim -> claim.path("marketId").asString().equals(other))
                .findFirst()
                .orElseThrow());

    Answer answered =
        service.post(
            post.staff, CLAIMS + "/" + told + "/answer", Map.of("reason", "The meter is broken"));
    Answer twice =
        service.post(post.staff, CLAIMS + "/" + told + "/answer", Map.of("reason", "Again"));
    post.sent(Post.quarters(one, JUNE.plus(Duration.ofDays(1)), new double[96]));
    look();

    assertThat(answered.text("state")).as(answered.body()).isEqualTo("ANSWERED");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(claims("ANSWERED")).hasSize(2);
    assertThat(service.get(post.staff, "/api/v1/audit").body().contains("grid-claim-answered"))
        .isTrue();
  }

  @Test
  void financeReadsAndDoesNotSendAndAnotherSupplierFindsNothing() {
    aSilentPoint();
    look();
    String claim = id(claims("OPEN").getFirst());
    Map<String, Object> sending = Map.of("ids", List.of(claim));
    String finance = desk.staff(Role.FINANCE);
    String bolt = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(finance, CLAIMS + ".csv?gridOperator=" + operator).status())
        .isEqualTo(200);
    assertThat(service.post(finance, CLAIMS + "/sendings", sending).status()).isEqualTo(403);
    assertThat(service.get(bolt, CLAIMS + ".csv?gridOperator=" + operator).body().split("\r\n"))
        .hasSize(1);
    assertThat(service.post(bolt, CLAIMS + "/sendings", sending).status()).isEqualTo(404);
  }
}
