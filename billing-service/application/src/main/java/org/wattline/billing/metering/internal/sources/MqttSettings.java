package org.wattline.billing.metering.internal.sources;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * The broker of a supplier whose messages come by MQTT.
 *
 * @param topic a filter, wildcards allowed
 */
record MqttSettings(
    String host,
    int port,
    boolean tls,
    @Nullable String username,
    @Nullable String password,
    String topic)
    implements SourceSettings {
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final int MAX_TOPIC = 1_000;

  /**
   * Reads a supplier's secrets {@code mqtt.url}, {@code mqtt.topic}, {@code mqtt.username} and
   * {@code mqtt.password}.
   *
   * @return null where there is no url: the supplier has no broker
   * @throws IllegalArgumentException when they are not complete or make no sense
   */
  static @Nullable MqttSettings of(Map<String, String> secrets) {
    String url = secrets.get("mqtt.url");
    if (url == null || url.isBlank()) {
      return null;
    }
    String topic = secrets.getOrDefault("mqtt.topic", "").strip();
    int bytes = topic.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > MAX_TOPIC || topic.startsWith("$")) {
      throw new IllegalArgumentException(
          "mqtt.topic must be a topic filter of 1 to "
              + MAX_TOPIC
              + " bytes that is the"
              + " supplier's own");
    }
    URI broker = broker(url.strip());
    boolean tls = broker.getScheme().equals("mqtts");
    int port = broker.getPort() < 0 ? (tls ? TLS_PORT : PLAIN_PORT) : broker.getPort();
    return new MqttSettings(
        broker.getHost(),
        port,
        tls,
        secrets.get("mqtt.username"),
        secrets.get("mqtt.password"),
        topic);
  }

  private static URI broker(String url) {
    try {
      URI broker = new URI(url);
      if (("mqtt".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme()))
          && broker.getHost() != null
          && broker.getUserInfo() == null
          && (broker.getPath() == null || broker.getPath().matches("/?"))) {
        return broker;
      }
    } catch (URISyntaxException wrong) {
      // falls through: its message would repeat the url
    }
    throw new IllegalArgumentException(
        "mqtt.url must be mqtts://host:port, or mqtt://host:port without TLS");
  }

  /** Tells one topic from another in a few signs. */
  String topicDigest() {
    return UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 8);
  }

  @Override
  public SourceLink link(TenantEntry tenant, MessagePort port, Duration firstPause) {
    return new MqttLink(tenant, this, port, firstPause);
  }

  @Override
  public String toString() {
    return (tls ? "mqtts://" : "mqtt://") + host + ":" + port + " " + topic;
  }
}
