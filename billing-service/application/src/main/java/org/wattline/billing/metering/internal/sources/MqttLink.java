package org.wattline.billing.metering.internal.sources;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Messages are kept one after the other, and acknowledged once they are committed; until then the
 * broker keeps them. The session outlives the connection.
 */
final class MqttLink extends SourceLink {
  private static final Logger log = LoggerFactory.getLogger(MqttLink.class);

  /** Messages that are under way at a time, each of which is held in memory. */
  private static final int IN_FLIGHT = 4;

  /** How long the broker keeps what comes while nobody listens, in seconds: a week. */
  private static final long SESSION_SECONDS = 7 * 86_400L;

  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final MqttSettings settings;

  /** Held while a message is kept and acknowledged: nothing ends in between without need. */
  private final Object keeping = new Object();

  private volatile boolean subscribed;
  private volatile CountDownLatch ended = new CountDownLatch(0);

  MqttLink(TenantEntry tenant, MqttSettings settings, MessagePort port, Duration firstPause) {
    super(MessagePort.Source.MQTT, tenant, settings, port, firstPause);
    this.settings = settings;
  }

  @Override
  boolean isSubscribed() {
    return subscribed;
  }

  @Override
  void connection() throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch over = new CountDownLatch(1);
    ended = over;
    if (isStopped()) {
      return;
    }
    AtomicBoolean broken = new AtomicBoolean();
    ExecutorService inTurn =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("mqtt-" + slug()).factory());
    Mqtt5AsyncClient client = client(over);
    try {
      client.publishes(
          MqttGlobalPublishFilter.ALL, message -> take(message, over, broken), inTurn, true);
      Mqtt5ConnAck answer = connect(client).get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      client
          .subscribeWith()
          .topicFilter(settings.topic())
          .qos(MqttQos.AT_LEAST_ONCE)
          .send()
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      log.info("Listening to {}, session present: {}", settings, answer.isSessionPresent());
      subscribed = true;
      over.await();
    } finally {
      subscribed = false;
      synchronized (keeping) {
        broken.set(true);
      }
      client.disconnect().whenComplete((done, failure) -> inTurn.shutdown());
    }
  }

  private Mqtt5AsyncClient client(CountDownLatch over) {
    Mqtt5ClientBuilder builder =
        MqttClient.builder()
            .useMqttVersion5()
            // a second process takes the session over; another topic is another session
            .identifier("wattline-" + tenant() + "-" + settings.topicDigest())
            .serverHost(settings.host())
            .serverPort(settings.port())
            .addDisconnectedListener(context -> over.countDown());
    if (settings.tls()) {
      builder = builder.sslWithDefaultConfig();
    }
    String username = settings.username();
    if (username != null) {
      String password = settings.password();
      builder =
          builder
              .simpleAuth()
              .username(username)
              .password((password == null ? "" : password).getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    return builder.buildAsync();
  }

  private static CompletableFuture<Mqtt5ConnAck> connect(Mqtt5AsyncClient client) {
    return client
        .connectWith()
        .cleanStart(false)
        .sessionExpiryInterval(SESSION_SECONDS)
        .keepAlive(KEEP_ALIVE_SECONDS)
        .restrictions()
        .receiveMaximum(IN_FLIGHT)
        .maximumPacketSize(MessagePort.MAX_BYTES)
        .applyRestrictions()
        .send();
  }

  /** Keeps a message, then tells the broker. After one that could not be kept none is taken. */
  private void take(Mqtt5Publish message, CountDownLatch over, AtomicBoolean broken) {
    if (broken.get()) {
      return;
    }
    byte[] content = message.getPayloadAsBytes();
    if (content.length == 0) {
      log.info("A message without content on {}", message.getTopic());
      message.acknowledge();
      return;
    }
    try {
      UUID kept = kept(message, content, broken);
      if (kept == null) {
        return;
      }
      awaitRead(kept);
    } catch (RuntimeException e) {
      log.error("A message on {} was not kept; the broker sends it again", message.getTopic(), e);
      broken.set(true);
      over.countDown();
    }
  }

  private @Nullable UUID kept(Mqtt5Publish message, byte[] content, AtomicBoolean broken) {
    synchronized (keeping) {
      if (broken.get()) {
        return null;
      }
      UUID kept = keep(message.getTopic().toString(), content);
      message.acknowledge();
      return kept;
    }
  }

  @Override
  void hangUp() {
    ended.countDown();
  }
}
