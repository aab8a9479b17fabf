package org.wattline.billing.metering.internal.sources;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.TenantSecrets;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** Messages of a real broker: kept before they are acknowledged, each supplier's its own. */
@TwoTenantTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"wattline.mqtt.look=300ms", "wattline.mqtt.first-pause=100ms"})
class MqttSourceTest {
  private static final Map<String, Map<String, String>> SECRETS = new ConcurrentHashMap<>();
  private static volatile @Nullable Runnable beforeKeeping;
  private static volatile @Nullable Runnable afterKeeping;
  private static @Nullable Broker broker;

  @TestConfiguration
  static class Parts {
    @Bean
    TenantSecrets testSecrets() {
      return (tenant, prefix) -> SECRETS.getOrDefault(tenant.slug(), Map.of());
    }

    /** The service's own way in, with somebody who pulls the plug. */
    @Bean
    static BeanPostProcessor interruptions() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof MessagePort port ? new Interrupted(port) : bean;
        }
      };
    }
  }

  private record Interrupted(MessagePort port) implements MessagePort {
    @Override
    public UUID keep(Source source, String name, byte[] content) {
      Runnable before = beforeKeeping;
      if (before != null) {
        before.run();
      }
      UUID kept = port.keep(source, name, content);
      Runnable after = afterKeeping;
      if (after != null) {
        after.run();
      }
      return kept;
    }

    @Override
    public void awaitRead(UUID delivery, Duration most) {
      port.awaitRead(delivery, most);
    }
  }

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired SourceLeases leases;
  @Autowired MqttSources sources;

  private Service service;
  private Desk desk;
  private Village village;
  private TwoTenants tenants;

  @BeforeAll
  static void broker() {
    broker = new Broker();
  }

  @AfterAll
  static void noBroker() {
    requireNonNull(broker).close();
  }

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    village = new Village(desk);
    beforeKeeping = null;
    afterKeeping = null;
  }

  @AfterEach
  void listenToNobody() {
    SECRETS.clear();
    until(() -> sources.listening() == 0);
  }

  private static Broker theBroker() {
    return requireNonNull(broker);
  }

  private static void listens(TenantEntry tenant, int at, String topic) {
    String own = tenant.slug();
    SECRETS.put(
        own,
        Map.of(
            "mqtt.url", "mqtt://127.0.0.1:" + at,
            "mqtt.username", own,
            "mqtt.password", own,
            "mqtt.topic", topic));
  }

  private static void until(BooleanSupplier met) {
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

  /** A topic of the supplier's own, new each time. */
  private static String aTopic(TenantEntry tenant) {
    return tenant.slug() + "/" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String aMarketId() {
    return "M"
        + UUID.randomUUID()
            .toString()
            .replace("-", "")
            .substring(0, 15)
            .toUpperCase(java.util.Locale.ROOT);
  }

  /** Four quarter-hours of a point, in the bulk format. */
  private static byte[] anHour(String marketId) {
    return """
    {"format":"wattline-meter-data","version":1,"series":[{"point":"%s","commodity":"electricity",\
    "direction":"import","unit":"kWh","interval":"PT15M","zone":"Europe/Brussels",\
    "start":"2024-06-01T00:00:00+02:00","values":[0.1,0.2,0.3,0.4]}]}\
    """
        .formatted(marketId)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What came by a topic, oldest first. */
  private List<JsonNode> came(TenantEntry tenant, String topic) {
    String token = desk.staff(tenant, Role.SUPERVISOR);
    return tenants
        .as(
            tenant,
            () ->
                jdbc.sql("select id from delivery where name = :topic order by no")
                    .param("topic", topic)
                    .query(UUID.class)
                    .list())
        .stream()
        .map(id -> service.get(token, "/api/v1/deliveries/" + id).json())
        .toList();
  }

  private boolean allRead(TenantEntry tenant, String topic, int count) {
    List<JsonNode> came = came(tenant, topic);
    return came.size() >= count
        && came.stream()
            .allMatch(delivery -> delivery.path("state").asString().matches("DONE|REFUSED|FAILED"));
  }

  private JsonNode usage(String point) {
    return service
        .get(
            desk.staff(Role.SUPERVISOR),
            "/api/v1/service-points/"
                + point
                + "/usage?from=2024-06-01&to=2024-06-02&resolution=DAY")
        .json()
        .path(0);
  }

  /** Who listens from now on has a session, so that nothing is missed. */
  private void listening(TenantEntry tenant, int at, String topic) {
    listens(tenant, at, topic);
    until(() -> sources.subscribed(tenant.id()));
  }

  @Test
  void aDocumentAndATelegramAreDeliveriesWithReceipts() throws IOException {
    Path telegram =
        Path.of(
            System.getProperty("wattline.fixtures", ""),
            "market-messages/p1-telegrams/telegram_fluvius_v171_alt.txt");
    Assumptions.assumeTrue(Files.exists(telegram));
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme());
    listening(tenants.acme(), theBroker().port(), topic);

    theBroker().publish("acme", topic, anHour(id));
    theBroker().publish("acme", topic, Files.readAllBytes(telegram));
    until(() -> allRead(tenants.acme(), topic, 2));

    List<JsonNode> came = came(tenants.acme(), topic);
    assertThat(came).hasSize(2);
    assertThat(came.get(0).path("source").asString()).isEqualTo("MQTT");
    assertThat(came.get(0).path("accepted").asLong()).isEqualTo(4);
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
    assertThat(came.get(1).path("documents").path(0).path("format").asString()).isEqualTo("P1");
    assertThat(came.get(1).path("records").asLong()).isEqualTo(11);
    assertThat(came.get(1).path("waiting").asLong() + came.get(1).path("accepted").asLong())
        .isEqualTo(11);
  }

  @Test
  void aConnectionThatDiesBetweenCommitAndAcknowledgementCostsADuplicateAndNoReading()
      throws IOException {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme());
    try (Wire wire = new Wire(theBroker().port())) {
      listening(tenants.acme(), wire.port(), topic);
      afterKeeping =
          () -> {
            afterKeeping = null;
            wire.cut();
          };

      theBroker().publish("acme", topic, anHour(id));
      until(() -> allRead(tenants.acme(), topic, 2));

      List<JsonNode> came = came(tenants.acme(), topic);
      assertThat(wire.calls).hasValueGreaterThan(1);
      assertThat(came).hasSize(2);
      assertThat(came.get(0).path("accepted").asLong()).isEqualTo(4);
      assertThat(came.get(1).path("accepted").asLong()).isZero();
      assertThat(came.get(1).path("duplicate").asLong()).isEqualTo(4);
      assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
    }
  }

  @Test
  void aMessageThatCouldNotBeKeptComesAgain() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme());
    listening(tenants.acme(), theBroker().port(), topic);
    beforeKeeping =
        () -> {
          beforeKeeping = null;
          throw new IllegalStateException("The database is away");
        };

    theBroker().publish("acme", topic, anHour(id));
    until(() -> allRead(tenants.acme(), topic, 1));

    assertThat(came(tenants.acme(), topic)).hasSize(1);
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void whatComesWhileNobodyListensIsKeptByTheBroker() throws IOException {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme());
    listening(tenants.acme(), theBroker().port(), topic);
    SECRETS.clear();
    until(() -> sources.listening() == 0);

    theBroker().publish("acme", topic, anHour(id));
    listening(tenants.acme(), theBroker().port(), topic);
    until(() -> allRead(tenants.acme(), topic, 1));

    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void whoeverChangesTheTopicHearsNoMoreOfTheOldOne() {
    String id = aMarketId();
    village.aPoint(id);
    String old = aTopic(tenants.acme());
    String young = aTopic(tenants.acme());
    listening(tenants.acme(), theBroker().port(), old);
    listens(tenants.acme(), theBroker().port(), young);
    until(() -> sources.settings(tenants.acme().id()).endsWith(young));
    until(() -> sources.subscribed(tenants.acme().id()));

    theBroker().publish("acme", old, anHour(id));
    theBroker().publish("acme", young, anHour(id));
    until(() -> allRead(tenants.acme(), young, 1));

    assertThat(came(tenants.acme(), old)).isEmpty();
  }

  @Test
  void whatOneSupplierIsSentNeverReachesAnother() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String forAcme = aTopic(tenants.acme());
    String forBolt = aTopic(tenants.bolt());
    listening(tenants.acme(), theBroker().port(), forAcme);
    listening(tenants.bolt(), theBroker().port(), forBolt);

    theBroker().publish("bolt", forBolt, anHour(id));
    until(() -> allRead(tenants.bolt(), forBolt, 1));

    assertThat(came(tenants.bolt(), forBolt).getFirst().path("waiting").asLong()).isEqualTo(4);
    assertThat(came(tenants.acme(), forBolt)).isEmpty();
    assertThat(usage(point).path("total").isMissingNode()).isTrue();

    theBroker().publish("acme", forAcme, anHour(id));
    until(() -> allRead(tenants.acme(), forAcme, 1));

    assertThat(came(tenants.bolt(), forAcme)).isEmpty();
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void oneProcessListensUntilItsLeaseRunsOut() {
    SourceLeases other = new SourceLeases(jdbc, tenants.clock());
    tenants.as(
        tenants.bolt(),
        () -> {
          assertThat(leases.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isTrue();
          assertThat(leases.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isTrue();
          assertThat(other.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isFalse();
          assertThat(leases.hold(MessagePort.Source.MQTT, Duration.ofSeconds(-1))).isTrue();
          assertThat(other.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isTrue();
          leases.release(MessagePort.Source.MQTT);
          assertThat(leases.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isFalse();
          other.release(MessagePort.Source.MQTT);
          return true;
        });
  }
}
