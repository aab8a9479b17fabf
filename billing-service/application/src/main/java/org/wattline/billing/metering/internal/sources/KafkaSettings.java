package org.wattline.billing.metering.internal.sources;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * The brokers of a supplier whose messages come by Kafka. These secrets say all that a supplier may
 * say: none of them is a property of the client.
 *
 * @param servers where to ask first, each host:port
 * @param topics by their names: no patterns
 * @param group null: the supplier's own, see {@link KafkaLink}
 * @param user who signs in; null where nobody does
 * @param authority certificates in PEM that the brokers' are signed by; null: those that Java knows
 */
record KafkaSettings(
    List<String> servers,
    List<String> topics,
    @Nullable String group,
    Security security,
    @Nullable User user,
    @Nullable String authority)
    implements SourceSettings {
  private static final int MAX_SERVERS = 20;
  private static final int MAX_TOPICS = 20;

  /** Less than Kafka's own 249, so that a receipt names topic, partition and offset whole. */
  private static final int MAX_TOPIC = 160;

  private static final int MAX_WORD = 500;
  private static final int MAX_PORT = 65_535;

  private static final Set<String> NAMES =
      Set.of(
          "kafka.servers",
          "kafka.topic",
          "kafka.group",
          "kafka.security",
          "kafka.mechanism",
          "kafka.username",
          "kafka.password",
          "kafka.ca");

  private static final Pattern SERVER =
      Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]):([0-9]{1,5})");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_TOPIC + "}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  /** How the connection is kept from others. */
  enum Security {
    PLAINTEXT,
    SSL,
    SASL_SSL
  }

  /** How a password is shown to a broker. */
  enum Mechanism {
    SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule"),
    PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule");

    final String word;
    private final String module;

    Mechanism(String word, String module) {
      this.word = word;
      this.module = module;
    }
  }

  /** Who signs in. */
  record User(Mechanism mechanism, String name, String password) {

    /** The same in the words of JAAS. A quoted text holds anything, nothing in it ends it. */
    String jaas() {
      return mechanism.module
          + " required username="
          + quoted(name)
          + " password="
          + quoted(password)
          + ";";
    }

    private static String quoted(String text) {
      return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String toString() {
      return mechanism.word + " " + name;
    }
  }

  KafkaSettings {
    servers = List.copyOf(servers);
    topics = List.copyOf(topics);
  }

  /**
   * Reads a supplier's secrets {@code kafka.…}.
   *
   * @return null where there are no servers: the supplier has no broker
   * @throws IllegalArgumentException when they are not complete or make no sense; it names no value
   */
  static @Nullable KafkaSettings of(Map<String, String> secrets) {
    List<String> servers = words(secrets, "kafka.servers");
    if (servers.isEmpty()) {
      return null;
    }
    for (String name : new TreeSet<>(secrets.keySet())) {
      require(NAMES.contains(name), "There is no setting " + name);
    }
    require(
        servers.size() <= MAX_SERVERS && servers.stream().allMatch(KafkaSettings::isServer),
        "kafka.servers must be 1 to " + MAX_SERVERS + " of host:port, with commas between them");
    List<String> topics = words(secrets, "kafka.topic");
    require(
        !topics.isEmpty()
            && topics.size() <= MAX_TOPICS
            && topics.stream().allMatch(KafkaSettings::isTopic),
        "kafka.topic must be 1 to "
            + MAX_TOPICS
            + " topics that are the supplier's own, each of 1 to "
            + MAX_TOPIC
            + " letters, digits, dots, hyphens and underscores, with commas between them");
    String group = secrets.get("kafka.group");
    require(
        group == null || GROUP.matcher(group).matches(),
        "kafka.group must be 1 to 200 letters, digits, dots, hyphens and underscores");
    Security security = security(secrets);
    return new KafkaSettings(
        servers, topics, group, security, user(secrets, security), authority(secrets, security));
  }

  private static List<String> words(Map<String, String> secrets, String name) {
    return Arrays.stream(BETWEEN.split(secrets.getOrDefault(name, "")))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean isServer(String text) {
    var server = SERVER.matcher(text);
    if (!server.matches()) {
      return false;
    }
    int port = Integer.parseInt(server.group(1));
    return port > 0 && port <= MAX_PORT;
  }

  /** Names that begin with two underscores are the brokers' own. */
  private static boolean isTopic(String text) {
    return TOPIC.matcher(text).matches()
        && !text.equals(".")
        && !text.equals("..")
        && !text.startsWith("__");
  }

  private static Security security(Map<String, String> secrets) {
    String word = secrets.getOrDefault("kafka.security", Security.SASL_SSL.name());
    return Arrays.stream(Security.values())
        .filter(one -> one.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kafka.security must be SASL_SSL, SSL, or PLAINTEXT without TLS"));
  }

  private static @Nullable User user(Map<String, String> secrets, Security security) {
    String name = secrets.get("kafka.username");
    String password = secrets.get("kafka.password");
    String word = secrets.get("kafka.mechanism");
    if (security != Security.SASL_SSL) {
      require(
          name == null && password == null && word == null,
          "kafka.username, kafka.password and kafka.mechanism need kafka.security SASL_SSL");
      return null;
    }
    if (name == null || password == null || !isWord(name) || !isWord(password)) {
      throw new IllegalArgumentException(
          "SASL_SSL needs kafka.username and kafka.password, each of 1 to "
              + MAX_WORD
              + " signs without control characters");
    }
    Mechanism mechanism =
        Arrays.stream(Mechanism.values())
            .filter(one -> word == null || one.word.equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException("kafka.mechanism must be SCRAM-SHA-512 or PLAIN"));
    return new User(mechanism, name, password);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_WORD
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static @Nullable String authority(Map<String, String> secrets, Security security) {
    String pem = secrets.get("kafka.ca");
    if (pem == null) {
      return null;
    }
    require(security != Security.PLAINTEXT, "kafka.ca needs kafka.security SASL_SSL or SSL");
    try {
      require(
          !CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .isEmpty(),
          "kafka.ca must be certificates in PEM");
    } catch (CertificateException wrong) {
      // its message would repeat what it found
      throw new IllegalArgumentException("kafka.ca must be certificates in PEM");
    }
    return pem;
  }

  private static void require(boolean met, String sentence) {
    if (!met) {
      throw new IllegalArgumentException(sentence);
    }
  }

  @Override
  public SourceLink link(TenantEntry tenant, MessagePort port, Duration firstPause) {
    return new KafkaLink(tenant, this, port, firstPause);
  }

  @Override
  public String toString() {
    return security + " " + String.join(",", servers) + " " + String.join(",", topics);
  }
}
