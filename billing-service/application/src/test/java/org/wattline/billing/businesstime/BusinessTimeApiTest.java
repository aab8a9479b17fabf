package org.wattline.billing.businesstime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import org.wattline.tenancy.time.BusinessClock;

/**
 * A service whose business time starts an hour before the machine's. What it records is of the
 * test's own moment: others share the suppliers.
 */
@TwoTenantTest
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "wattline.directory.token=services-only")
class BusinessTimeApiTest {
  private static final String PATH = BusinessTimeController.PATH;
  private static final String TOKEN = "services-only";
  private static final Instant START =
      TwoTenants.shared().clock().instant().truncatedTo(ChronoUnit.MILLIS).plusSeconds(1);
  private static final Instant MACHINE = START.plus(Duration.ofHours(1));

  @LocalServerPort int port;
  @Autowired AuditTrail audit;
  @Autowired TenantDirectory directory;

  private Service service;
  private Desk desk;

  @DynamicPropertySource
  static void startInThePast(DynamicPropertyRegistry properties) {
    properties.add(
        BusinessTimeConfiguration.STARTS_AT,
        () -> {
          TwoTenants.shared().clock().set(MACHINE);
          return START.toString();
        });
  }

  @AfterAll
  static void letTheClockRun() {
    TwoTenants.shared().clock().reset();
  }

  @BeforeEach
  void start(TwoTenants tenants) {
    tenants.clock().set(MACHINE);
    service = new Service(port);
    desk = new Desk(service, tenants);
  }

  private Answer move(@Nullable String token, Instant to) {
    return service.put(token, PATH, Map.of("now", to.toString()));
  }

  @Test
  @Order(1)
  void nobodyMovesItWithoutTheServicesToken() {
    for (String token :
        new @Nullable String[] {
          null,
          "services-only2",
          desk.staff(Role.TENANT_ADMINISTRATOR),
          desk.staff(desk.tenants.bolt(), Role.SUPERVISOR),
          desk.customer("somebody"),
        }) {
      assertThat(service.get(token, PATH).status()).isIn(401, 403);
      assertThat(move(token, START.plusSeconds(60)).status()).isIn(401, 403);
      assertThat(service.delete(token, PATH).status()).isIn(401, 403);
    }
    Answer standing = service.get(TOKEN, PATH);
    assertThat(standing.status()).as(standing.body()).isEqualTo(200);
    assertThat(standing.text("now")).isEqualTo(START.toString());
    assertThat(standing.json().path("behind").asBoolean()).isTrue();
  }

  @Test
  @Order(2)
  void itMovesForwardOnlyAndNeverAhead() {
    assertThat(move(TOKEN, START.minusSeconds(60)).status()).isEqualTo(409);
    assertThat(move(TOKEN, MACHINE.plusSeconds(60)).status()).isEqualTo(409);
    assertThat(service.put(TOKEN, PATH, Map.of()).status()).isEqualTo(400);

    Answer moved = move(TOKEN, START.plusSeconds(1));

    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.text("now")).isEqualTo(START.plusSeconds(1).toString());
  }

  @Test
  @Order(3)
  void whatIsRecordedIsOfBusinessTimeAndTokensAreOfTheMachines() {
    String customer = desk.aCustomer("Vandenpast");
    Answer recorded =
        service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + customer);

    assertThat(recorded.json().path("items").path(0).path("at").asString())
        .isEqualTo(START.plusSeconds(1).toString());

    String token = desk.staff(Role.SUPERVISOR);
    desk.tenants.clock().advance(Duration.ofHours(12));
    assertThat(move(TOKEN, START.plusSeconds(2)).status())
        .as("time that the machine went on by is behind business time")
        .isEqualTo(409);
    assertThat(service.get(token, "/api/v1/audit").status()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void aPastThatASupplierHasLeftIsNoStart() {
    BusinessClock early =
        BusinessClock.startingAt(
            START.minus(Duration.ofDays(365)), Clock.fixed(MACHINE, ZoneOffset.UTC));

    assertThatIllegalStateException()
        .isThrownBy(() -> new RecordsBehind(early, audit, directory).require())
        .withMessageContaining("acme has recorded changes up to");
  }

  @Test
  @Order(5)
  void noDocumentTellsOfIt() {
    assertThat(service.get(null, "/api/v1/openapi.json").body()).doesNotContain("business-time");
  }

  @Test
  @Order(6)
  void onceItCaughtUpItIsNotMovedAgain() {
    Answer ended = service.delete(TOKEN, PATH);

    assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    assertThat(ended.text("now")).isEqualTo(MACHINE.toString());
    assertThat(ended.json().path("behind").asBoolean()).isFalse();
    assertThat(move(TOKEN, MACHINE.minusSeconds(60)).status()).isEqualTo(409);
    assertThat(service.delete(TOKEN, PATH).status()).isEqualTo(409);
  }
}
