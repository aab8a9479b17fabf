package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-030")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DeliveriesApiTest {
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");

  @LocalServerPort int port;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
  }

  @Test
  void everyRecordOfAFileIsAccountedForAndItsOriginalIsKeptByteForByte() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    String csv =
        Post.quarters(id, JUNE, 0.25, 0.5, 0.125)
            + Post.row(id, JUNE.plusSeconds(2700), "many", "M")
            + Post.row("NOBODY" + id, JUNE, "1.5", "M");

    JsonNode delivery = post.sent(csv);

    assertThat(delivery.path("state").asString()).isEqualTo("DONE");
    assertThat(delivery.path("records").asLong()).isEqualTo(5);
    assertThat(delivery.path("accepted").asLong()).isEqualTo(3);
    assertThat(delivery.path("rejected").asLong()).isEqualTo(1);
    assertThat(delivery.path("waiting").asLong()).isEqualTo(1);
    assertThat(delivery.path("bytes").asLong()).isEqualTo(csv.length());
    assertThat(delivery.path("documents").path(0).path("format").asString()).isEqualTo("CSV");
    String path = "/api/v1/deliveries/" + delivery.path("id").asString();
    assertThat(service.get(post.staff, path + "/original").body()).isEqualTo(csv);
    JsonNode rejection = service.get(post.staff, path + "/rejections").json().path("items").path(0);
    assertThat(rejection.path("reason").asString()).isEqualTo("BAD_NUMBER");
    assertThat(rejection.path("place").asString()).contains("line 5");
    JsonNode day = post.usage(point, "2024-06-01", "2024-06-02", "DAY").path(0);
    assertThat(day.path("unit").asString()).isEqualTo("kWh");
    assertThat(day.path("total").decimalValue()).isEqualByComparingTo("0.875");
    assertThat(day.path("missing").asInt()).isEqualTo(93);
  }

  @Test
  void theSameFileTwiceIsAllDuplicates() {
    String id = Post.aMarketId();
    post.aPoint(id);
    String csv = Post.quarters(id, JUNE, 0.25, 0.5, 0.125);
    post.sent(csv);

    JsonNode again = post.sent(csv);

    assertThat(again.path("duplicate").asLong()).isEqualTo(3);
    assertThat(again.path("accepted").asLong()).isZero();
  }

  @Test
  void dataWaitForTheirPointAndAreTakenUpWhenItIsRegistered() {
    String id = Post.aMarketId();
    JsonNode delivery = post.sent(Post.quarters(id, JUNE, 0.25, 0.5));
    assertThat(delivery.path("waiting").asLong()).isEqualTo(2);
    assertThat(service.get(post.staff, "/api/v1/deliveries/waiting-points?limit=200").body())
        .contains(id);

    String point = post.aPoint(id);

    JsonNode after = untilNothingWaits(delivery.path("id").asString());
    assertThat(after.path("accepted").asLong()).isEqualTo(2);
    assertThat(
            post.usage(point, "2024-06-01", "2024-06-02", "DAY")
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("0.75");
    assertThat(service.get(post.staff, "/api/v1/deliveries/waiting-points?limit=200").body())
        .doesNotContain(id);
  }

  private JsonNode untilNothingWaits(String id) {
    JsonNode delivery = post.delivery(id);
    for (int i = 0; i < 400 && delivery.path("waiting").asLong() > 0; i++) {
      Post.pause();
      delivery = post.delivery(id);
    }
    Post.addsUp(delivery);
    assertThat(delivery.path("waiting").asLong()).isZero();
    return delivery;
  }

  @Test
  void aBetterQualityHoldsAndAnEarlierIssueDoesNotReplaceALaterOne() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    String head = "point,start,kwh,quality\n";
    post.sent(head + Post.row(id, JUNE, "3", "V"), "issuedAt", "2024-06-03T00:00:00Z");

    JsonNode worse =
        post.sent(head + Post.row(id, JUNE, "9", "E"), "issuedAt", "2024-06-09T00:00:00Z");
    JsonNode older =
        post.sent(head + Post.row(id, JUNE, "8", "V"), "issuedAt", "2024-06-02T00:00:00Z");
    Instant before = Instant.now();
    JsonNode newer =
        post.sent(head + Post.row(id, JUNE, "4", "V"), "issuedAt", "2024-06-04T00:00:00Z");

    assertThat(worse.path("duplicate").asLong()).isEqualTo(1);
    assertThat(older.path("duplicate").asLong()).isEqualTo(1);
    assertThat(newer.path("replaced").asLong()).isEqualTo(1);
    assertThat(
            post.usage(point, "2024-06-01", "2024-06-02", "DAY")
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("4");
    assertThat(
            post.usage(point, "2024-06-01", "2024-06-02", "DAY", before)
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("3");
  }

  @Test
  void aReplayReadsTheOriginalAgainAndChangesNothing() {
    String id = Post.aMarketId();
    post.aPoint(id);
    String first = post.sent(Post.quarters(id, JUNE, 0.25, 0.5)).path("id").asString();

    Answer replay =
        service.post(post.staff, "/api/v1/deliveries/" + first + "/replays?wait=30", "");

    assertThat(replay.status()).as(replay.body()).isEqualTo(201);
    assertThat(replay.text("replayOf")).isEqualTo(first);
    assertThat(replay.json().path("duplicate").asLong()).isEqualTo(2);
  }

  @Test
  void whatIsNoMeterDataIsRefusedWithItsReasonAndKept() {
    JsonNode refused = post.sent("hello, this is a letter\n");

    assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
    assertThat(refused.path("failure").asString()).isNotEmpty();
    assertThat(refused.path("documents").path(0).path("refusal").asString()).isNotEmpty();
  }

  @Test
  void aBrokenArchiveKeepsNothingOfItsDocuments() throws Exception {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    var bytes = new java.io.ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
      gzip.write(Post.quarters(id, JUNE, 0.25, 0.5).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);

    JsonNode refused = post.sent("cut.gz", cut);

    assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
    assertThat(post.usage(point, "2024-06-01", "2024-06-02", "DAY").size()).isZero();
  }

  @Test
  void parametersThatAreNoneAreRefusedByName() {
    byte[] csv = Post.quarters("X", JUNE, 1).getBytes(StandardCharsets.UTF_8);

    assertThat(post.send("a.csv", csv, "mapping", "none").body())
        .contains("mapping", "wattline-long");
    assertThat(post.send("a.csv", csv, "zone", "Mars/Olympus").status()).isEqualTo(422);
    assertThat(post.send("a.csv", csv, "issuedAt", "2999-01-01T00:00:00Z").status()).isEqualTo(422);
    assertThat(post.send("a.csv", new byte[0]).status()).isBetween(400, 422);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CUSTOMER", "CUSTOMER_SERVICE", "FINANCE"})
  void whoeverIsNotToDeliverDeliversNothing(Role role) {
    String token = role == Role.CUSTOMER ? desk.customer("delivers") : desk.staff(role);
    byte[] csv = Post.quarters("X", JUNE, 1).getBytes(StandardCharsets.UTF_8);

    assertThat(post.send(token, "a.csv", csv).status()).isEqualTo(403);
  }

  @Test
  void customersAndStrangersSeeNoDeliveries() {
    String id = Post.aMarketId();
    post.aPoint(id);
    String path =
        "/api/v1/deliveries/" + post.sent(Post.quarters(id, JUNE, 0.25)).path("id").asString();
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    String customer = desk.customer("looks");

    for (String end : new String[] {"", "/rejections", "/original"}) {
      assertThat(service.get(null, path + end).status()).isEqualTo(401);
      assertThat(service.get(customer, path + end).status()).isEqualTo(403);
      assertThat(service.get(foreign, path + end).status()).isEqualTo(404);
    }
    assertThat(service.post(foreign, path + "/replays", "").status()).isEqualTo(404);
    assertThat(service.post(customer, path + "/replays", "").status()).isEqualTo(403);
    assertThat(service.get(customer, "/api/v1/deliveries").status()).isEqualTo(403);
    assertThat(service.get(customer, "/api/v1/deliveries/waiting-points").status()).isEqualTo(403);
    assertThat(service.get(foreign, "/api/v1/deliveries?limit=200").body())
        .doesNotContain(path.substring(path.lastIndexOf('/') + 1));
  }

  @Test
  void pagesOfDeliveriesFollowOneAnotherNewestFirst() {
    String id = Post.aMarketId();
    post.aPoint(id);
    String first = post.sent(Post.quarters(id, JUNE, 0.25)).path("id").asString();
    String second = post.sent(Post.quarters(id, JUNE, 0.5)).path("id").asString();

    Answer page = service.get(post.staff, "/api/v1/deliveries?limit=1");
    Answer next = service.get(post.staff, "/api/v1/deliveries?limit=1&cursor=" + page.text("next"));

    assertThat(page.json().path("items").path(0).path("id").asString()).isEqualTo(second);
    assertThat(next.json().path("items").path(0).path("id").asString()).isEqualTo(first);
  }
}
