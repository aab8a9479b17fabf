package org.wattline.billing.metering.internal.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** What tests of every kind of source stand on: a village, and what came of its messages. */
@TwoTenantTest
@Import(Interruptions.class)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"wattline.sources.look=300ms", "wattline.sources.first-pause=100ms"})
abstract class SourceTest {
  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired SourceLeases leases;
  @Autowired Sources sources;

  Desk desk;
  Village village;
  TwoTenants tenants;
  private Service service;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    Interruptions.none();
  }

  @AfterEach
  void listenToNobody() {
    Interruptions.SECRETS.clear();
    until(() -> sources.listening() == 0);
  }

  static void until(BooleanSupplier met) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static String aMarketId() {
    return "M"
        + UUID.randomUUID().toString().replace("-", "").substring(0, 15).toUpperCase(Locale.ROOT);
  }

  /** Four quarter-hours of a point, in the bulk format. */
  static byte[] anHour(String marketId) {
    return """
    {"format":"wattline-meter-data","version":1,"series":[{"point":"%s","commodity":"electricity",\
    "direction":"import","unit":"kWh","interval":"PT15M","zone":"Europe/Brussels",\
    "start":"2024-06-01T00:00:00+02:00","values":[0.1,0.2,0.3,0.4]}]}\
    """
        .formatted(marketId)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What came under names that begin so, oldest first. */
  List<JsonNode> came(TenantEntry tenant, String name) {
    String token = desk.staff(tenant, Role.SUPERVISOR);
    return tenants
        .as(
            tenant,
            () ->
                jdbc.sql("select id from delivery where starts_with(name, :name) order by no")
                    .param("name", name)
                    .query(UUID.class)
                    .list())
        .stream()
        .map(id -> service.get(token, "/api/v1/deliveries/" + id).json())
        .toList();
  }

  boolean allRead(TenantEntry tenant, String name, int count) {
    List<JsonNode> came = came(tenant, name);
    return came.size() >= count
        && came.stream()
            .allMatch(delivery -> delivery.path("state").asString().matches("DONE|REFUSED|FAILED"));
  }

  JsonNode usage(String point) {
    return service
        .get(
            desk.staff(Role.SUPERVISOR),
            "/api/v1/service-points/"
                + point
                + "/usage?from=2024-06-01&to=2024-06-02&resolution=DAY")
        .json()
        .path(0);
  }

  /** One process has the lease of a kind, until it runs out or is given up. */
  void oneProcessListens(MessagePort.Source source) {
    SourceLeases other = new SourceLeases(jdbc, tenants.clock());
    tenants.as(
        tenants.bolt(),
        () -> {
          assertThat(leases.hold(source, Duration.ofSeconds(100))).isTrue();
          assertThat(leases.hold(source, Duration.ofSeconds(100))).isTrue();
          assertThat(other.hold(source, Duration.ofSeconds(100))).isFalse();
          assertThat(leases.hold(source, Duration.ofSeconds(-1))).isTrue();
          assertThat(other.hold(source, Duration.ofSeconds(100))).isTrue();
          leases.release(source);
          assertThat(leases.hold(source, Duration.ofSeconds(100))).isFalse();
          other.release(source);
          return true;
        });
  }
}
