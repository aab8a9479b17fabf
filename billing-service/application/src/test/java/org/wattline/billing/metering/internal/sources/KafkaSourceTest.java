package org.wattline.billing.metering.internal.sources;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** Messages of a real broker: kept before their place is, each supplier's its own. */
class KafkaSourceTest extends SourceTest {
  /** Acme's is shown by SCRAM, Bolt's as it is. */
  private static final String PASSWORD = "hush\"; \\hush' ${env:HOME}";

  private static @Nullable KafkaBroker broker;
  private static boolean admitted;

  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeAll
  static void broker() {
    broker = new KafkaBroker(Map.of("bolt", PASSWORD));
    admitted = false;
  }

  @AfterAll
  static void noBroker() throws IOException {
    requireNonNull(broker).close();
  }

  @BeforeEach
  void admitted(TwoTenants two) {
    if (!admitted) {
      theBroker().admit("acme", PASSWORD, "acme.", group(two.acme()));
      theBroker().admit("bolt", null, "bolt.", group(two.bolt()));
      admitted = true;
    }
    told.start();
    log(KafkaLink.class).addAppender(told);
  }

  @AfterEach
  void untold() {
    log(KafkaLink.class).detachAppender(told);
  }

  private static Logger log(Class<?> of) {
    return (Logger) LoggerFactory.getLogger(of);
  }

  private static KafkaBroker theBroker() {
    return requireNonNull(broker);
  }

  private static String group(TenantEntry tenant) {
    return "wattline-" + tenant.id();
  }

  /** A topic of the supplier's own, new each time. */
  private static String aTopic(TenantEntry tenant, int partitions) {
    String topic = tenant.slug() + "." + UUID.randomUUID().toString().substring(0, 8);
    theBroker().topic(topic, partitions);
    return topic;
  }

  private static void listens(TenantEntry tenant, String topic) {
    Interruptions.SECRETS.put(
        tenant.slug(),
        Map.of(
            "kafka.servers",
            theBroker().locked(),
            "kafka.ca",
            theBroker().authority(),
            "kafka.mechanism",
            tenant.slug().equals("acme") ? "SCRAM-SHA-512" : "PLAIN",
            "kafka.username",
            tenant.slug(),
            "kafka.password",
            PASSWORD,
            "kafka.topic",
            topic));
  }

  private void listening(TenantEntry tenant, String topic) {
    listens(tenant, topic);
    until(() -> sources.subscribed(MessagePort.Source.KAFKA, tenant.id()));
  }

  /** Listens without a lock, over the wire. */
  private void listeningByWire(TenantEntry tenant, String topic) {
    Interruptions.SECRETS.put(
        tenant.slug(),
        Map.of(
            "kafka.servers",
            "127.0.0.1:" + theBroker().wire().port(),
            "kafka.security",
            "PLAINTEXT",
            "kafka.topic",
            topic));
    until(() -> sources.subscribed(MessagePort.Source.KAFKA, tenant.id()));
  }

  /** Nobody listens for the supplier any more, and its brokers know. */
  private void letGo(TenantEntry tenant) {
    Interruptions.SECRETS.clear();
    until(() -> theBroker().nobodyIn(group(tenant)));
  }

  private static long place(TenantEntry tenant, String topic) {
    return theBroker().place(group(tenant), topic);
  }

  private List<String> names(String topic) {
    return came(tenants.acme(), topic).stream()
        .map(delivery -> delivery.path("name").asString())
        .toList();
  }

  private boolean isTold(Level level, String words) {
    return List.copyOf(told.list).stream()
        .anyMatch(
            event -> event.getLevel() == level && event.getFormattedMessage().contains(words));
  }

  @Test
  void aDocumentIsADeliveryWithAReceiptThatNamesItsPlace() {
    String first = aMarketId();
    String second = aMarketId();
    String point = village.aPoint(first).text("id");
    village.aPoint(second);
    String topic = aTopic(tenants.acme(), 2);
    String other = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), topic + "," + other);

    theBroker().publish(topic, 0, anHour(first));
    theBroker().publish(topic, 1, anHour(second));
    theBroker().publish(other, 0, anHour(second));
    until(() -> allRead(tenants.acme(), topic, 2) && allRead(tenants.acme(), other, 1));

    assertThat(names(topic)).containsExactlyInAnyOrder(topic + "/0@0", topic + "/1@0");
    JsonNode came = came(tenants.acme(), topic + "/0@0").getFirst();
    assertThat(came.path("source").asString()).isEqualTo("KAFKA");
    assertThat(came.path("accepted").asLong()).isEqualTo(4);
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
    assertThat(came(tenants.acme(), other + "/0@0")).hasSize(1);
  }

  @Test
  void aPlaceLostBetweenTheTwoCommitsCostsADuplicateAndNoReading() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme(), 1);
    listeningByWire(tenants.acme(), topic);
    int calls = theBroker().wire().calls.get();
    Interruptions.afterKeeping =
        () -> {
          Interruptions.afterKeeping = null;
          // as when the wire is cut for longer than the brokers wait
          theBroker().removeAllFrom(group(tenants.acme()));
          theBroker().wire().cut();
        };

    theBroker().publish(topic, 0, anHour(id));
    until(() -> allRead(tenants.acme(), topic, 2));
    until(() -> place(tenants.acme(), topic) == 1);

    List<JsonNode> came = came(tenants.acme(), topic);
    assertThat(theBroker().wire().calls).hasValueGreaterThan(calls);
    assertThat(came).hasSize(2);
    assertThat(names(topic)).containsOnly(topic + "/0@0");
    assertThat(came.get(0).path("accepted").asLong()).isEqualTo(4);
    assertThat(came.get(1).path("accepted").asLong()).isZero();
    assertThat(came.get(1).path("duplicate").asLong()).isEqualTo(4);
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void aMessageThatCouldNotBeKeptComesAgainAndBeforeTheNext() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme(), 1);
    AtomicInteger attempts = new AtomicInteger();
    Interruptions.beforeKeeping =
        () -> {
          if (attempts.incrementAndGet() <= 2) {
            throw new IllegalStateException("The database is away");
          }
        };
    listening(tenants.acme(), topic);

    theBroker().publish(topic, 0, anHour(id));
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> allRead(tenants.acme(), topic, 2));

    assertThat(names(topic)).containsExactly(topic + "/0@0", topic + "/0@1");
    assertThat(attempts).hasValue(4);
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void whatComesWhileNobodyListensIsReadOnce() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String topic = aTopic(tenants.acme(), 1);
    theBroker().publish(topic, 0, anHour(aMarketId()));
    listening(tenants.acme(), topic);
    until(() -> allRead(tenants.acme(), topic, 1));
    letGo(tenants.acme());

    theBroker().publish(topic, 0, anHour(id));
    listening(tenants.acme(), topic);
    until(() -> allRead(tenants.acme(), topic, 2));

    assertThat(names(topic)).containsExactly(topic + "/0@0", topic + "/0@1");
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void whoeverChangesTheTopicHearsNoMoreOfTheOldOne() {
    String old = aTopic(tenants.acme(), 1);
    String young = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), old);
    listens(tenants.acme(), young);
    until(() -> sources.settings(MessagePort.Source.KAFKA, tenants.acme().id()).endsWith(young));
    until(() -> sources.subscribed(MessagePort.Source.KAFKA, tenants.acme().id()));

    theBroker().publish(old, 0, anHour(aMarketId()));
    theBroker().publish(young, 0, anHour(aMarketId()));
    until(() -> allRead(tenants.acme(), young, 1));

    assertThat(came(tenants.acme(), old)).isEmpty();
  }

  @Test
  void whatOneSupplierIsSentNeverReachesAnother() {
    String id = aMarketId();
    String point = village.aPoint(id).text("id");
    String forAcme = aTopic(tenants.acme(), 1);
    String forBolt = aTopic(tenants.bolt(), 1);
    listening(tenants.acme(), forAcme);
    listening(tenants.bolt(), forBolt);

    theBroker().publish(forBolt, 0, anHour(id));
    until(() -> allRead(tenants.bolt(), forBolt, 1));

    assertThat(came(tenants.bolt(), forBolt).getFirst().path("waiting").asLong()).isEqualTo(4);
    assertThat(came(tenants.acme(), forBolt)).isEmpty();
    assertThat(usage(point).path("total").isMissingNode()).isTrue();

    theBroker().publish(forAcme, 0, anHour(id));
    until(() -> allRead(tenants.acme(), forAcme, 1));

    assertThat(came(tenants.bolt(), forAcme)).isEmpty();
    assertThat(usage(point).path("total").decimalValue()).isEqualByComparingTo("1");
  }

  @Test
  void aMessageWithoutContentIsToldAndSteppedOver() {
    String topic = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), topic);

    theBroker().publish(topic, 0, null);
    theBroker().publish(topic, 0, new byte[0]);
    until(() -> place(tenants.acme(), topic) == 2);
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> allRead(tenants.acme(), topic, 1));

    assertThat(names(topic)).containsExactly(topic + "/0@2");
    assertThat(isTold(Level.WARN, topic + "/0@0")).isTrue();
    assertThat(isTold(Level.WARN, topic + "/0@1")).isTrue();
  }

  @Test
  void aMessageThatIsTooLargeIsToldAndKeptAllTheSame() {
    byte[] hour = anHour(aMarketId());
    byte[] large = new byte[MessagePort.MAX_BYTES + 1];
    Arrays.fill(large, (byte) ' ');
    System.arraycopy(hour, 0, large, 0, hour.length);
    String topic = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), topic);

    theBroker().publish(topic, 0, large);
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> allRead(tenants.acme(), topic, 2));

    assertThat(came(tenants.acme(), topic))
        .extracting(delivery -> delivery.path("waiting").asLong())
        .containsExactly(4L, 4L);
    assertThat(isTold(Level.WARN, topic + "/0@0 has " + large.length + " bytes")).isTrue();
    assertThat(isTold(Level.WARN, topic + "/0@1")).isFalse();
  }

  @Test
  void whatWasDeletedBeforeItWasReadIsToldAndTheRestIsRead() {
    String topic = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), topic);
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> place(tenants.acme(), topic) == 1);
    letGo(tenants.acme());

    for (int i = 0; i < 3; i++) {
      theBroker().publish(topic, 0, anHour(aMarketId()));
    }
    theBroker().deleteBefore(topic, 3);
    listening(tenants.acme(), topic);
    until(() -> allRead(tenants.acme(), topic, 2));

    assertThat(names(topic)).containsExactly(topic + "/0@0", topic + "/0@3");
    assertThat(isTold(Level.ERROR, topic + "-0=1")).isTrue();
  }

  @Test
  void whatItsSenderTookBackIsNotRead() {
    String topic = aTopic(tenants.acme(), 1);
    listening(tenants.acme(), topic);

    theBroker().publishAndAbort(topic, anHour(aMarketId()));
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> allRead(tenants.acme(), topic, 1));

    assertThat(names(topic)).singleElement().isNotEqualTo(topic + "/0@0");
  }

  @Test
  void whoeverSharesTheGroupTakesTurnsAndNothingIsMissed() {
    String topic = aTopic(tenants.acme(), 2);
    String group = group(tenants.acme());
    listening(tenants.acme(), topic);

    try (KafkaConsumer<byte[], byte[]> other =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                theBroker().open(),
                "group.id",
                group,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      other.subscribe(List.of(topic));
      until(
          () -> {
            var _ = other.poll(Duration.ofMillis(100));
            return other.assignment().size() == 1;
          });
      theBroker().publish(topic, 0, anHour(aMarketId()));
      theBroker().publish(topic, 1, anHour(aMarketId()));
      until(() -> allRead(tenants.acme(), topic, 1));
      assertThat(came(tenants.acme(), topic)).hasSize(1);
    }
    until(() -> allRead(tenants.acme(), topic, 2));

    assertThat(names(topic)).containsExactlyInAnyOrder(topic + "/0@0", topic + "/1@0");
  }

  @Test
  void whoeverIsLetGoLeavesAtOnceAlthoughAMessageIsLongInReading() {
    String topic = aTopic(tenants.acme(), 1);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Interruptions.whileReading =
        () -> {
          reading.countDown();
          try {
            read.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    listening(tenants.acme(), topic);
    theBroker().publish(topic, 0, anHour(aMarketId()));
    until(() -> reading.getCount() == 0);
    assertThat(place(tenants.acme(), topic)).isEqualTo(1);

    long start = System.nanoTime();
    try {
      letGo(tenants.acme());
    } finally {
      read.countDown();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void aTopicThatIsNotThereIsListenedToOnceItIs() {
    String topic = tenants.acme().slug() + "." + UUID.randomUUID().toString().substring(0, 8);
    listens(tenants.acme(), topic);
    until(() -> sources.listening() == 1);
    assertThat(sources.subscribed(MessagePort.Source.KAFKA, tenants.acme().id())).isFalse();

    theBroker().topic(topic, 1);
    theBroker().publish(topic, 0, anHour(aMarketId()));

    until(() -> allRead(tenants.acme(), topic, 1));
  }

  @Test
  void noLogTellsThePassword() {
    Logger everything = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger client = (Logger) LoggerFactory.getLogger("org.apache.kafka");
    Level before = client.getLevel();
    client.setLevel(Level.DEBUG);
    ListAppender<ILoggingEvent> all = new ListAppender<>();
    all.start();
    everything.addAppender(all);
    try {
      listening(tenants.acme(), aTopic(tenants.acme(), 1));
      letGo(tenants.acme());
    } finally {
      everything.detachAppender(all);
      client.setLevel(before);
    }

    List<String> lines = List.copyOf(all.list).stream().map(e -> String.valueOf(e)).toList();
    assertThat(lines).anyMatch(line -> line.contains("sasl.jaas.config"));
    assertThat(lines).noneMatch(line -> line.contains("hush"));
  }

  @Test
  void oneProcessListensUntilItsLeaseRunsOut() {
    oneProcessListens(MessagePort.Source.KAFKA);
  }

  @Test
  void whereAnotherProcessHasTheLeaseNobodyListens() throws InterruptedException {
    String topic = aTopic(tenants.acme(), 1);
    SourceLeases other = new SourceLeases(jdbc, tenants.clock());
    until(
        () ->
            tenants.as(
                tenants.acme(),
                () -> {
                  leases.release(MessagePort.Source.KAFKA);
                  return other.hold(MessagePort.Source.KAFKA, Duration.ofSeconds(100));
                }));
    listens(tenants.acme(), topic);
    // as long as three looks
    Thread.sleep(900);
    assertThat(sources.listening()).isZero();

    tenants.as(
        tenants.acme(),
        () -> {
          other.release(MessagePort.Source.KAFKA);
          return true;
        });

    until(() -> sources.subscribed(MessagePort.Source.KAFKA, tenants.acme().id()));
  }

  @Test
  void theLeaseOfOneKindIsNotThatOfAnother() {
    SourceLeases other = new SourceLeases(jdbc, tenants.clock());
    tenants.as(
        tenants.bolt(),
        () -> {
          assertThat(leases.hold(MessagePort.Source.MQTT, Duration.ofSeconds(100))).isTrue();
          assertThat(other.hold(MessagePort.Source.KAFKA, Duration.ofSeconds(100))).isTrue();
          leases.release(MessagePort.Source.MQTT);
          other.release(MessagePort.Source.KAFKA);
          return true;
        });
  }
}
