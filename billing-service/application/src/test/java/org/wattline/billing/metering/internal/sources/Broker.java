package org.wattline.billing.metering.internal.sources;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker in this process. Whoever signs in with their own name as password may publish and
 * subscribe below that name.
 */
final class Broker implements AutoCloseable {
  private final EmbeddedHiveMQ hive;
  private final int port;

  Broker() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
      Path home = Files.createTempDirectory("broker");
      Path configuration = Files.createDirectory(home.resolve("conf"));
      Files.writeString(
          configuration.resolve("config.xml"),
          """
          <hivemq>
            <listeners><tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address>\
          </tcp-listener></listeners>
            <persistence><mode>in-memory</mode></persistence>
            <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
          </hivemq>
          """
              .formatted(port));
      free.close();
      hive =
          EmbeddedHiveMQ.builder()
              .withConfigurationFolder(configuration)
              .withDataFolder(Files.createDirectory(home.resolve("data")))
              .withExtensionsFolder(Files.createDirectory(home.resolve("extensions")))
              .withEmbeddedExtension(
                  EmbeddedExtension.builder()
                      .withId("own-topics")
                      .withName("Own topics")
                      .withVersion("1")
                      .withExtensionMain(new OwnTopics())
                      .build())
              .build();
      hive.start().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Publishes as somebody and returns when the broker has it. */
  void publish(String who, String topic, byte[] content) {
    Mqtt5BlockingClient client =
        MqttClient.builder()
            .useMqttVersion5()
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth()
            .username(who)
            .password(who.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    client.connect();
    try {
      client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(content).send();
    } finally {
      client.disconnect();
    }
  }

  @Override
  public void close() {
    hive.stop().join();
  }

  private static final class OwnTopics implements ExtensionMain {
    @Override
    public void extensionStart(ExtensionStartInput in, ExtensionStartOutput out) {
      SimpleAuthenticator own =
          (asked, answer) -> {
            String name = asked.getConnectPacket().getUserName().orElse("");
            String password = asked.getConnectPacket().getPassword().map(Broker::text).orElse("");
            if (name.isEmpty() || !name.equals(password)) {
              answer.failAuthentication();
              return;
            }
            answer
                .getDefaultPermissions()
                .add(Builders.topicPermission().topicFilter(name + "/#").build());
            answer.authenticateSuccessfully();
          };
      Services.securityRegistry().setAuthenticatorProvider(provider -> own);
    }

    @Override
    public void extensionStop(ExtensionStopInput in, ExtensionStopOutput out) {
      // nothing was started
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
