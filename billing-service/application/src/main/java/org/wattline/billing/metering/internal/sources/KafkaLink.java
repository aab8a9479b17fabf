package org.wattline.billing.metering.internal.sources;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Messages are kept one after the other. The place in a partition is committed to the brokers once
 * the message before it is committed here: whoever listens next begins there.
 */
final class KafkaLink extends SourceLink {
  private static final Logger log = LoggerFactory.getLogger(KafkaLink.class);

  /** What one broker sends at a time; a larger message comes by itself. */
  private static final int FETCH_BYTES = MessagePort.MAX_BYTES / 8;

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LEAVE = Duration.ofSeconds(5);

  /** Whoever keeps nothing for so long loses its place; keeping has 10 minutes at most. */
  private static final Duration LONGEST_TURN = Duration.ofMinutes(12);

  /** How often new partitions are looked for. */
  private static final Duration PARTITIONS = Duration.ofMinutes(1);

  private static final Duration LONGEST_RECONNECT = Duration.ofSeconds(30);

  private final KafkaSettings settings;
  private final CompletableFuture<@Nullable Void> hungUp = new CompletableFuture<>();

  /** Guards the consumer: one that is closed must not be woken. */
  private final Object waking = new Object();

  private @Nullable KafkaConsumer<byte[], byte[]> open;
  private volatile boolean subscribed;

  KafkaLink(TenantEntry tenant, KafkaSettings settings, MessagePort port, Duration firstPause) {
    super(MessagePort.Source.KAFKA, tenant, settings, port, firstPause);
    this.settings = settings;
  }

  @Override
  boolean isSubscribed() {
    return subscribed;
  }

  @Override
  void connection() {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      synchronized (waking) {
        open = consumer;
      }
      if (!isStopped()) {
        listen(consumer);
      }
    } catch (WakeupException e) {
      log.debug("Woken to end");
    } finally {
      subscribed = false;
      synchronized (waking) {
        open = null;
      }
      consumer.close(CloseOptions.timeout(LEAVE));
    }
  }

  private void listen(KafkaConsumer<byte[], byte[]> consumer) {
    for (String topic : settings.topics()) {
      List<PartitionInfo> partitions = consumer.partitionsFor(topic, ANSWER);
      if (partitions == null || partitions.isEmpty()) {
        throw new IllegalStateException("There is no topic " + topic);
      }
    }
    consumer.subscribe(settings.topics(), new Places());
    while (!isStopped()) {
      try {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> message : records) {
          take(consumer, message);
        }
      } catch (InvalidOffsetException e) {
        fromTheBeginning(consumer, e);
      }
    }
  }

  /** Notes which partitions are this process's to read. */
  private final class Places implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      log.info("Listening to {}, partitions {}", settings, partitions);
      subscribed = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // nothing is in hand between two polls
      subscribed = false;
    }
  }

  /** Where nothing was read before, or what came next is gone, the oldest message is the next. */
  private void fromTheBeginning(KafkaConsumer<byte[], byte[]> consumer, InvalidOffsetException e) {
    if (e instanceof OffsetOutOfRangeException gone) {
      log.error(
          "Messages were deleted before they were read, or the topic was made anew: {} from {};"
              + " it is read from its beginning",
          settings,
          gone.offsetOutOfRangePartitions());
    }
    consumer.seekToBeginning(e.partitions());
  }

  private void take(
      KafkaConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> message) {
    String name = message.topic() + "/" + message.partition() + "@" + message.offset();
    byte @Nullable [] content = message.value();
    if (content == null || content.length == 0) {
      log.warn("A message without content: {}", name);
      commit(consumer, message);
      return;
    }
    if (content.length > MessagePort.MAX_BYTES) {
      log.warn(
          "{} has {} bytes, more than {}: let the topic refuse it",
          name,
          content.length,
          MessagePort.MAX_BYTES);
    }
    UUID kept = kept(name, content);
    try {
      commit(consumer, message);
    } catch (RuntimeException e) {
      log.error("{} is kept, and its place is not: it comes again", name, e);
      throw e;
    } finally {
      awaitReadOrEnd(kept);
    }
  }

  private UUID kept(String name, byte[] content) {
    try {
      return keep(name, content);
    } catch (RuntimeException e) {
      log.error("{} was not kept: it comes again", name, e);
      throw e;
    }
  }

  /** Moves the place in the partition on. Being woken ends the connection, but nothing half way. */
  private void commit(
      KafkaConsumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> message) {
    Map<TopicPartition, OffsetAndMetadata> next =
        Map.of(
            new TopicPartition(message.topic(), message.partition()),
            new OffsetAndMetadata(message.offset() + 1, message.leaderEpoch(), ""));
    try {
      consumer.commitSync(next, ANSWER);
    } catch (WakeupException once) {
      consumer.commitSync(next, ANSWER);
    }
  }

  private void awaitReadOrEnd(UUID kept) {
    CompletableFuture<?> read =
        CompletableFuture.runAsync(() -> awaitRead(kept), Thread::startVirtualThread);
    CompletableFuture.anyOf(read, hungUp).join();
  }

  @Override
  void hangUp() {
    hungUp.complete(null);
    synchronized (waking) {
      if (open != null) {
        open.wakeup();
      }
    }
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
    String group = settings.group();
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group == null ? "wattline-" + tenant() : group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // so that a gap is told before it is stepped over
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.put(
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.toIntExact(LONGEST_TURN.toMillis()));
    properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, PARTITIONS.toMillis());
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, LONGEST_RECONNECT.toMillis());
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ANSWER.toMillis()));
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // a supplier's broker learns nothing of this process
    properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    properties.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
    properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, settings.security().name());
    KafkaSettings.User user = settings.user();
    if (user != null) {
      properties.put(SaslConfigs.SASL_MECHANISM, user.mechanism().word);
      properties.put(SaslConfigs.SASL_JAAS_CONFIG, user.jaas());
    }
    String authority = settings.authority();
    if (authority != null) {
      properties.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
      properties.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, authority);
    }
    return properties;
  }
}
