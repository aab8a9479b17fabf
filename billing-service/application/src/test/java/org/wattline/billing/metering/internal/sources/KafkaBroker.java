package org.wattline.billing.metering.internal.sources;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this process, its own controller, on this machine's own address. Suppliers sign in
 * over TLS and read what is theirs; tests come in by a door without a lock; a third door is at the
 * end of a wire that can be cut.
 */
final class KafkaBroker implements AutoCloseable {
  private static final String STORE_PASSWORD = "for-this-test";
  private static final int MAX_MESSAGE = 64 * 1024 * 1024;

  private final KafkaRaftServer server;
  private final Wire wire;
  private final String open;
  private final String locked;
  private final String authority;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param plain who signs in with PLAIN, by their names; who does by SCRAM is admitted later
   */
  KafkaBroker(Map<String, String> plain) {
    try {
      List<Integer> ports = freePorts(4);
      wire = new Wire(ports.get(2));
      open = "127.0.0.1:" + ports.get(0);
      locked = "127.0.0.1:" + ports.get(1);
      Path home = Files.createTempDirectory("kafka");
      Path keys = home.resolve("keys.p12");
      authority = selfSigned(keys);
      Path data = Files.createDirectory(home.resolve("data"));
      format(data);
      server = new KafkaRaftServer(new KafkaConfig(config(ports, data, keys, plain)), Time.SYSTEM);
      server.startup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    admin = Admin.create(Map.of("bootstrap.servers", open));
    producer = new KafkaProducer<>(sending(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> free = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      free.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = free.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket one : free) {
      one.close();
    }
    return ports;
  }

  private Map<String, String> config(
      List<Integer> ports, Path data, Path keys, Map<String, String> plain) {
    Map<String, String> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", "1");
    config.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get(3));
    config.put(
        "listeners",
        "OPEN://%s,LOCKED://%s,WIRED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(open, locked, ports.get(2), ports.get(3)));
    config.put(
        "advertised.listeners",
        "OPEN://%s,LOCKED://%s,WIRED://127.0.0.1:%d".formatted(open, locked, wire.port()));
    config.put(
        "listener.security.protocol.map",
        "OPEN:PLAINTEXT,LOCKED:SASL_SSL,WIRED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("inter.broker.listener.name", "OPEN");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("log.dirs", data.toString());
    config.put("ssl.keystore.type", "PKCS12");
    config.put("ssl.keystore.location", keys.toString());
    config.put("ssl.keystore.password", STORE_PASSWORD);
    config.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
    config.put(
        "listener.name.locked.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    StringBuilder users =
        new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required");
    plain.forEach(
        (user, password) ->
            users.append(
                " user_%s=\"%s\""
                    .formatted(user, password.replace("\\", "\\\\").replace("\"", "\\\""))));
    config.put("listener.name.locked.plain.sasl.jaas.config", users.append(';').toString());
    config.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    config.put("super.users", "User:ANONYMOUS");
    config.put("auto.create.topics.enable", "false");
    config.put("message.max.bytes", String.valueOf(MAX_MESSAGE));
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("offsets.topic.num.partitions", "1");
    config.put("offsets.topic.replication.factor", "1");
    config.put("transaction.state.log.num.partitions", "1");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("log.cleaner.dedupe.buffer.size", "2097152");
    return config;
  }

  /** A key for this machine's address, signed by itself; the certificate in PEM. */
  private static String selfSigned(Path keys) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                keys.toString())
            .inheritIO()
            .start();
    try (InputStream in = keytool.waitFor() == 0 ? Files.newInputStream(keys) : null) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, STORE_PASSWORD.toCharArray());
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(store.getCertificate("broker").getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void format(Path data) {
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId("4L6g3nShT-eMCtK--X86sw")
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .addDirectory(data.toString())
          .setMetadataLogDirectory(data.toString())
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Properties sending() {
    Properties sending = new Properties();
    sending.put("bootstrap.servers", open);
    sending.put("compression.type", "zstd");
    sending.put("max.request.size", MAX_MESSAGE);
    sending.put("buffer.memory", (long) MAX_MESSAGE);
    return sending;
  }

  /** The door without a lock. */
  String open() {
    return open;
  }

  /** The door where suppliers sign in. */
  String locked() {
    return locked;
  }

  /** The wire to a door without a lock. */
  Wire wire() {
    return wire;
  }

  /** The certificate of the door where suppliers sign in, in PEM. */
  String authority() {
    return authority;
  }

  /** Lets somebody read the topics whose names begin so, as a group; with a password: by SCRAM. */
  void admit(String user, @Nullable String password, String topics, String group) {
    if (password != null) {
      await(
          admin
              .alterUserScramCredentials(
                  List.of(
                      new UserScramCredentialUpsertion(
                          user,
                          new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                          password)))
              .all());
    }
    AccessControlEntry reads =
        new AccessControlEntry("User:" + user, "*", AclOperation.READ, AclPermissionType.ALLOW);
    await(
        admin
            .createAcls(
                List.of(
                    new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topics, PatternType.PREFIXED),
                        reads),
                    new AclBinding(
                        new ResourcePattern(ResourceType.GROUP, group, PatternType.LITERAL),
                        reads)))
            .all());
  }

  void topic(String name, int partitions) {
    await(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all());
  }

  /** Sends a message and returns when the broker has it. */
  void publish(String topic, int partition, byte @Nullable [] content) {
    try {
      var _ =
          producer
              .send(new ProducerRecord<>(topic, partition, null, content))
              .get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a message and takes it back. */
  void publishAndAbort(String topic, byte[] content) {
    Properties sending = sending();
    sending.put("transactional.id", "undecided-" + topic);
    try (KafkaProducer<byte[], byte[]> undecided =
        new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer())) {
      undecided.initTransactions();
      undecided.beginTransaction();
      var _ = undecided.send(new ProducerRecord<>(topic, 0, null, content));
      undecided.flush();
      undecided.abortTransaction();
    }
  }

  /** Nobody is a member of a group, which somebody was. */
  boolean nobodyIn(String group) {
    ConsumerGroupDescription known =
        requireNonNull(await(admin.describeConsumerGroups(List.of(group)).all()).get(group));
    return known.groupState() == GroupState.EMPTY;
  }

  void removeAllFrom(String group) {
    await(
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all());
  }

  /** The place of a group in a topic's first partition; -1 where it has none. */
  long place(String group, String topic) {
    OffsetAndMetadata place =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
            .get(new TopicPartition(topic, 0));
    return place == null ? -1 : place.offset();
  }

  /** Deletes the oldest messages of a topic's first partition, as brokers do in time. */
  void deleteBefore(String topic, long offset) {
    await(
        admin
            .deleteRecords(
                Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
            .all());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    producer.close();
    admin.close();
    wire.close();
    server.shutdown();
    server.awaitShutdown();
  }
}
