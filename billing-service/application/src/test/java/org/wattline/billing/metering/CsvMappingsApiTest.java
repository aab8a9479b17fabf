package org.wattline.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-036")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CsvMappingsApiTest {
  private static final String PATH = "/api/v1/csv-mappings";

  /** Half-hours labelled at their end, in German, with a status of the operator's own. */
  private static final String STADTWERK =
      """
      {
        "charset": "ISO-8859-1",
        "decimalComma": true,
        "point": {"name": "Zählpunkt"},
        "commodity": "electricity",
        "direction": "import",
        "time": [{"name": "Datum", "pattern": "dd.MM.yyyy"}, {"name": "Uhrzeit", "pattern": "HH:mm"}],
        "label": "end",
        "zone": "Europe/Berlin",
        "interval": "PT30M",
        "values": [{"name": "Arbeit", "unit": "kWh"}],
        "quality": {"column": {"name": "Status"}, "codes": {"W": "validated", "E": "estimated"}}
      }
      """;

  private static final String HEADER = "Zählpunkt;Datum;Uhrzeit;Arbeit;Status\n";

  @LocalServerPort int port;

  private Service service;
  private Desk desk;
  private Post post;
  private TwoTenants tenants;
  private String supervisor;
  private final String name = "stadtwerk-" + UUID.randomUUID();

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    post = new Post(service, desk);
    supervisor = desk.staff(Role.SUPERVISOR);
  }

  @AfterEach
  void withdrawn() {
    service.delete(supervisor, PATH + "/" + name);
  }

  private Answer declare(String token, int after, String document) {
    return service.put(token, PATH + "/" + name, Map.of("after", after, "document", document));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String rows(String point) {
    return point + ";01.06.2024;00:30;0,5;W\n" + point + ";01.06.2024;01:00;1.000,25;E\n";
  }

  @Test
  void aFileThatNobodyKnewIsReadOnceItsMappingIsDeclared() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    byte[] file = latin(HEADER + rows(id));
    JsonNode unknown = post.sent("juni.csv", file);
    assertThat(unknown.path("state").asString()).isEqualTo("REFUSED");
    assertThat(unknown.path("documents").path(0).path("sentence").asString())
        .contains("needs a mapping");

    Answer declared = declare(supervisor, 0, STADTWERK);
    JsonNode replayed =
        service
            .post(
                supervisor,
                "/api/v1/deliveries/" + unknown.path("id").asString() + "/replays?wait=30",
                "")
            .json();

    assertThat(declared.status()).as(declared.body()).isEqualTo(200);
    assertThat(declared.json().path("version").asInt()).isEqualTo(1);
    assertThat(declared.json().path("columns").toString()).contains("Zählpunkt", "Arbeit");
    assertThat(replayed.path("state").asString()).as(replayed.toString()).isEqualTo("DONE");
    assertThat(replayed.path("accepted").asLong()).isEqualTo(2);
    assertThat(replayed.path("documents").path(0).path("formatVersion").asString() + replayed)
        .contains(name);
    JsonNode day = post.usage(point, "2024-06-01", "2024-06-02", "DAY").path(0);
    assertThat(day.path("total").decimalValue()).isEqualByComparingTo("1000.75");
    assertThat(service.get(supervisor, "/api/v1/audit").body()).contains("csv-mapping-declared");
  }

  @Test
  void aMappingThatIsNamedReadsAFileWithoutHeader() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    String positions =
        """
        {"header": false, "point": {"position": 1}, "time": [{"position": 2, "pattern": "e"}],
         "interval": "PT15M", "values": [{"position": 3, "unit": "Wh"}]}
        """;
    assertThat(declare(supervisor, 0, positions).status()).isEqualTo(200);

    JsonNode delivery = post.sent(id + ";1717192800;250\n", "mapping", name);

    assertThat(delivery.path("accepted").asLong()).as(delivery.toString()).isEqualTo(1);
    assertThat(
            post.usage(point, "2024-06-01", "2024-06-02", "DAY")
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("0.25");
  }

  @Test
  void countsOfRegistersInAFileBecomeRegisterReads() {
    String id = Post.aMarketId();
    String point = post.aPoint(id);
    String round =
        """
        {"detect": false, "point": {"name": "point"}, "direction": "import",
         "time": [{"name": "day", "pattern": "yyyy-MM-dd"}], "zone": "Europe/Brussels",
         "values": [{"name": "count", "unit": "kWh", "kind": "cumulative", "channel": "1.8.0"}]}
        """;
    assertThat(declare(supervisor, 0, round).status()).isEqualTo(200);

    JsonNode delivery =
        post.sent(
            "point;day;count\n" + id + ";2024-06-01;100\n" + id + ";2024-07-01;350\n",
            "mapping",
            name);

    assertThat(delivery.path("accepted").asLong()).as(delivery.toString()).isEqualTo(2);
    String reads =
        service
            .get(
                supervisor,
                "/api/v1/service-points/" + point + "/register-reads?from=2024-05-31&to=2024-08-01")
            .body();
    assertThat(reads).contains("350").contains("1.8.0");
  }

  @Test
  void whatAMappingMakesOfASampleIsSeenBeforeAnythingIsKept() {
    Map<String, String> trial = new LinkedHashMap<>();
    trial.put("document", STADTWERK);
    trial.put("sample", HEADER + rows("DE1") + "DE1;01.06.2024;01:30;many;W\n");

    JsonNode result = service.post(supervisor, PATH + "/trials", trial).json();

    assertThat(result.path("records").asLong()).as(result.toString()).isEqualTo(3);
    assertThat(result.path("rejected").asLong()).isEqualTo(1);
    JsonNode first = result.path("readings").path(0);
    assertThat(first.path("start").asString()).isEqualTo("2024-05-31T22:00:00Z");
    assertThat(first.path("seconds").asInt()).isEqualTo(1800);
    assertThat(first.path("value").decimalValue()).isEqualByComparingTo("0.5");
    assertThat(first.path("quality").asString()).isEqualTo("VALIDATED");
    assertThat(result.path("rejections").path(0).path("place").asString()).contains("line 4");
    assertThat(service.get(supervisor, PATH).body()).doesNotContain("\"name\":\"trial\"");

    trial.put("sample", "a;b\n1;2\n");
    JsonNode refused = service.post(supervisor, PATH + "/trials", trial).json();
    assertThat(refused.path("refusal").asString()).contains("Zählpunkt");
  }

  @Test
  void aMappingThatIsWrongIsRefusedWithThePlace() {
    Answer refused = declare(supervisor, 0, "{\"values\":[{\"name\":\"kwh\",\"unit\":\"kwu\"}]}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("/document/values/0/unit").contains("/document/time");
    assertThat(
            service
                .put(supervisor, PATH + "/wattline-long", Map.of("after", 0, "document", STADTWERK))
                .status())
        .isEqualTo(422);
    assertThat(
            service
                .put(supervisor, PATH + "/a%20b", Map.of("after", 0, "document", STADTWERK))
                .status())
        .isEqualTo(422);
    assertThat(post.send("x.csv", latin("a,b\n"), "mapping", name).body())
        .contains("must be one of")
        .contains("wattline-long");
  }

  @Test
  void versionsFollowEachOtherAndAWithdrawnOneIsNeitherNamedNorChosen() {
    declare(supervisor, 0, STADTWERK);
    String hourly = STADTWERK.replace("PT30M", "PT1H");
    assertThat(declare(supervisor, 0, hourly).status()).isEqualTo(412);
    assertThat(declare(supervisor, 1, hourly).json().path("version").asInt()).isEqualTo(2);
    String path = PATH + "/" + name;
    assertThat(service.get(supervisor, path + "?version=1").body()).contains("PT30M");
    assertThat(service.get(supervisor, path).body()).contains("PT1H");

    String id = Post.aMarketId();
    JsonNode named = post.sent("m.csv", latin(HEADER + rows(id)), "mapping", name);
    assertThat(service.delete(supervisor, path).status()).isEqualTo(204);

    assertThat(service.get(supervisor, path).status()).isEqualTo(404);
    assertThat(service.get(supervisor, PATH).body()).doesNotContain(name);
    assertThat(post.sent("m.csv", latin(HEADER + rows(id))).path("state").asString())
        .isEqualTo("REFUSED");
    Answer replay =
        service.post(
            supervisor, "/api/v1/deliveries/" + named.path("id").asString() + "/replays", "");
    assertThat(replay.status()).isEqualTo(409);
    assertThat(replay.body()).contains("was withdrawn");
    assertThat(declare(supervisor, 0, STADTWERK).json().path("version").asInt()).isEqualTo(4);
  }

  @Test
  void whatWaitedIsTakenUpByTheMappingOfItsTimeWhateverWasDeclaredSince() {
    declare(supervisor, 0, STADTWERK);
    String id = Post.aMarketId();
    JsonNode delivery = post.sent("juni.csv", latin(HEADER + rows(id)));
    assertThat(delivery.path("waiting").asLong()).isEqualTo(2);

    declare(supervisor, 1, STADTWERK.replace("\"kWh\"", "\"MWh\""));
    String point = post.aPoint(id);
    long until = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
    JsonNode taken = delivery;
    while (taken.path("waiting").asLong() > 0 && System.nanoTime() < until) {
      Post.pause();
      taken = post.delivery(delivery.path("id").asString());
    }

    assertThat(taken.path("accepted").asLong()).as(taken.toString()).isEqualTo(2);
    assertThat(
            post.usage(point, "2024-06-01", "2024-06-02", "DAY")
                .path(0)
                .path("total")
                .decimalValue())
        .isEqualByComparingTo("1000.75");
  }

  @Test
  void staffReadThemSupervisorsDeclareThemAndEachSupplierHasItsOwn() {
    declare(supervisor, 0, STADTWERK);
    String path = PATH + "/" + name;
    String billing = desk.staff(Role.BILLING);
    String customer = desk.customer("mappings");
    String foreign = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    assertThat(service.get(billing, PATH).body()).contains(name).contains("wattline-long");
    assertThat(declare(billing, 1, STADTWERK).status()).isEqualTo(403);
    assertThat(service.delete(billing, path).status()).isEqualTo(403);
    assertThat(service.get(customer, PATH).status()).isEqualTo(403);
    assertThat(declare(customer, 1, STADTWERK).status()).isEqualTo(403);
    assertThat(
            service
                .post(customer, PATH + "/trials", Map.of("document", STADTWERK, "sample", HEADER))
                .status())
        .isEqualTo(403);
    assertThat(service.get(foreign, path).status()).isEqualTo(404);
    assertThat(service.get(foreign, PATH).body()).doesNotContain(name);
    assertThat(service.delete(foreign, path).status()).isEqualTo(404);
  }
}
