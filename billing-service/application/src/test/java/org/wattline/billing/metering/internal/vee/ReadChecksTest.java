package org.wattline.billing.metering.internal.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** Reads of registers are exceptions when they cannot be right, until they are. */
@TwoTenantTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "wattline.vee.automatic=false")
class ReadChecksTest {
  @LocalServerPort int port;
  @Autowired VeeRuns runs;

  private Service service;
  private Desk desk;
  private TwoTenants tenants;
  private String point;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    String id =
        "R"
            + UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 15)
                .toUpperCase(Locale.ROOT);
    point = new Village(desk).aPoint(id).text("id");
    String meter =
        desk.made(
                Role.SUPERVISOR,
                "/api/v1/meters",
                Map.of(
                    "serial",
                    id,
                    "manufacturer",
                    "Elster",
                    "commodity",
                    "ELECTRICITY",
                    "registers",
                    List.of(
                        Map.of(
                            "code",
                            "1.8.0",
                            "direction",
                            "IMPORT",
                            "unit",
                            "WATT_HOUR",
                            "powerOfTen",
                            3,
                            "digits",
                            5,
                            "multiplier",
                            1))))
            .text("id");
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/meters/" + meter + "/installations",
        Map.of("servicePointId", point, "position", 1, "at", "2024-01-01T00:00:00Z"));
  }

  private void reads(LocalDate day, int value) {
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/service-points/" + point + "/register-reads",
        Map.of("registerCode", "1.8.0", "day", day.toString(), "value", value, "reason", "Round"));
  }

  private List<JsonNode> exceptions(String state) {
    tenants.as(
        tenants.acme(),
        () -> {
          while (runs.plan().isPresent()) {
            // what others left is planned too
          }
          return true;
        });
    List<JsonNode> found = new ArrayList<>();
    service
        .get(
            desk.staff(Role.SUPERVISOR),
            "/api/v1/vee/exceptions?servicePointId=" + point + "&state=" + state)
        .json()
        .path("items")
        .forEach(found::add);
    return found;
  }

  private static LocalDate month(int month) {
    return LocalDate.of(2024, month, 1);
  }

  @Test
  void aReadBelowTheOneBeforeIsAnExceptionUntilTheRightReadComes() {
    reads(month(2), 500);
    reads(month(3), 400);

    JsonNode found = exceptions("OPEN").getFirst();
    reads(month(3), 600);

    assertThat(found.path("rule").asString()).isEqualTo("read-backwards");
    assertThat(found.path("severity").asString()).isEqualTo("ERROR");
    assertThat(found.path("from").asString()).isEqualTo("2024-02-01");
    assertThat(found.path("to").asString()).isEqualTo("2024-03-01");
    assertThat(found.path("sentence").asString()).contains("500", "400");
    assertThat(exceptions("OPEN")).isEmpty();
    assertThat(exceptions("RESOLVED")).hasSize(1);
  }

  @Test
  void aTurnOfTheDisplayIsANoticeAndCounts() {
    reads(month(2), 99_900);
    reads(month(3), 50);

    JsonNode found = exceptions("OPEN").getFirst();

    assertThat(found.path("rule").asString()).isEqualTo("read-rollover");
    assertThat(found.path("atStake").asLong()).isEqualTo(150_000);
  }

  @Test
  void aReadThatIsFarTooHighIsFoundAndSoIsTheOneAfterItThatSeemsToGoBack() {
    for (int month = 2; month <= 5; month++) {
      reads(month(month), 1_000 + 300 * month);
    }
    reads(month(6), 29_800);
    assertThat(exceptions("OPEN"))
        .extracting(one -> one.path("rule").asString())
        .containsExactly("read-high");

    reads(month(7), 3_100);

    assertThat(exceptions("OPEN"))
        .extracting(one -> one.path("rule").asString())
        .containsExactlyInAnyOrder("read-high", "read-backwards");
    reads(month(6), 2_800);
    assertThat(exceptions("OPEN")).isEmpty();
  }

  @Test
  void aReadIsAcceptedAndNeitherEstimatedNorOpenedAgain() {
    reads(month(2), 500);
    reads(month(3), 400);
    String id = exceptions("OPEN").getFirst().path("id").asString();
    String staff = desk.staff(Role.SUPERVISOR);

    Answer estimated = decided(staff, id, "ESTIMATE");
    Answer accepted = decided(staff, id, "ACCEPT");
    reads(month(4), 420);

    assertThat(estimated.json().path("items").path(0).path("done").asBoolean()).isFalse();
    assertThat(accepted.json().path("items").path(0).path("done").asBoolean()).isTrue();
    assertThat(exceptions("OPEN")).isEmpty();
    assertThat(exceptions("ACCEPTED")).hasSize(1);
  }

  private Answer decided(String staff, String id, String action) {
    return service.post(
        staff,
        "/api/v1/vee/exceptions/decisions",
        Map.of("ids", List.of(id), "action", action, "reason", "The display was reset"));
  }
}
