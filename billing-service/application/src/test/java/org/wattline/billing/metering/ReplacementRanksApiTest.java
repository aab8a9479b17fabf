package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ReplacementRanksApiTest {
  private static final String PATH = "/api/v1/replacement-ranks";
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");
  private static final Map<String, Integer> USUAL =
      Map.of(
          "VALIDATED", 60,
          "SUBSTITUTED", 60,
          "MEASURED", 50,
          "PROVISIONAL", 40,
          "ESTIMATED", 30,
          "INVALID", 10,
          "MISSING", 0);

  @LocalServerPort int port;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;
  private String supervisor;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    supervisor = desk.staff(Role.SUPERVISOR);
  }

  @AfterEach
  void asUsual() {
    set(supervisor, USUAL);
  }

  private Answer set(String token, Map<String, Integer> ranks) {
    return service.put(token, PATH, Map.of("ranks", ranks));
  }

  private static Map<String, Integer> with(String quality, int rank) {
    Map<String, Integer> ranks = new TreeMap<>(USUAL);
    ranks.put(quality, rank);
    return ranks;
  }

  @Test
  void aSupplierWhoTrustsEstimatesMoreLetsThemReplaceMeasuredValues() {
    String usual = Post.aMarketId();
    String trusting = Post.aMarketId();
    String usualPoint = post.aPoint(usual);
    String trustingPoint = post.aPoint(trusting);
    measuredThenEstimated(usual);

    Answer answer = set(supervisor, with("ESTIMATED", 90));
    measuredThenEstimated(trusting);

    assertThat(answer.json().path("ranks").path("ESTIMATED").asInt()).isEqualTo(90);
    assertThat(firstOfJune(usualPoint)).isEqualTo("0.25");
    assertThat(firstOfJune(trustingPoint)).isEqualTo("9.0");
    assertThat(service.get(supervisor, "/api/v1/audit").body()).contains("replacement-ranks-set");
  }

  private void measuredThenEstimated(String marketId) {
    post.sent("point,start,kwh,quality\n" + Post.row(marketId, JUNE, "0.25", "M"));
    post.sent("point,start,kwh,quality\n" + Post.row(marketId, JUNE, "9", "E"));
  }

  private String firstOfJune(String point) {
    return post.usage(point, "2024-06-01", "2024-06-02", "INTERVAL")
        .path(0)
        .path("values")
        .path(0)
        .asString();
  }

  @Test
  void noValueNeverTakesThePlaceOfAValue() {
    Answer refused = set(supervisor, with("MISSING", 10));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("ranks.INVALID");
  }

  @Test
  void everyQualityHasARank() {
    Map<String, Integer> ranks = new TreeMap<>(USUAL);
    ranks.remove("PROVISIONAL");

    Answer refused = set(supervisor, ranks);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("ranks.PROVISIONAL");
    assertThat(set(supervisor, with("ESTIMATED", 101)).status()).isEqualTo(422);
  }

  @Test
  void staffSeeTheOrderSupervisorsSetItAndEachSupplierHasItsOwn() {
    set(supervisor, with("PROVISIONAL", 45));

    assertThat(service.get(desk.staff(Role.BILLING), PATH).body()).contains("\"PROVISIONAL\":45");
    assertThat(set(desk.staff(Role.BILLING), USUAL).status()).isEqualTo(403);
    assertThat(service.get(desk.customer("ranks"), PATH).status()).isEqualTo(403);
    assertThat(set(desk.customer("ranks"), USUAL).status()).isEqualTo(403);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.SUPERVISOR), PATH).body())
        .contains("\"PROVISIONAL\":40");
  }
}
