package org.wattline.billing.metering.internal.sources;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;
import tools.jackson.databind.JsonNode;

/** Messages of a real broker: kept before they are acknowledged, each supplier's its own. */
class MqttSourceTest extends SourceTest {
  private static @Nullable Broker broker;

  @BeforeAll
  static void broker() {
    broker = new Broker();
  }

  @AfterAll
  static void noBroker() {
    requireNonNull(broker).close();
  }

  private static Broker theBroker() {
    return requireNonNull(broker);
  }

  private static void listens(TenantEntry tenant, int at, String topic) {
    String own = tenant.slug();
    Interruptions.SECRETS.put(
        own,
        Map.of(
            "mqtt.url", "mqtt://127.0.0.1:" + at,
            "mqtt.username", own,
            "mqtt.password", own,
            "mqtt.topic", topic));
  }

  /** A topic of the supplier's own, new each time. */
  private static String aTopic(TenantEntry tenant) {
    return tenant.slug() + "/" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Who listens from now on has a session, so that nothing is missed. */
  private void listening(TenantEntry tenant, int at, String topic) {
    listens(tenant, at, topic);
    until(() -> sources.subscribed(MessagePort.Source.MQTT, tenant.id()));
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
      Interruptions.afterKeeping =
          () -> {
            Interruptions.afterKeeping = null;
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
    Interruptions.beforeKeeping =
        () -> {
          Interruptions.beforeKeeping = null;
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
    Interruptions.SECRETS.clear();
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
    until(() -> sources.settings(MessagePort.Source.MQTT, tenants.acme().id()).endsWith(young));
    until(() -> sources.subscribed(MessagePort.Source.MQTT, tenants.acme().id()));

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
    oneProcessListens(MessagePort.Source.MQTT);
  }
}
