package org.wattline.tenancy.vaadin.flow;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.wattline.tenancy.directory.DirectoryJson;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.RedisDirectorySignal;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.test.TestRedis;
import org.wattline.tenancy.vaadin.UiKind;
import org.wattline.tenancy.vaadin.brand.Stylesheets;
import org.wattline.tenancy.vaadin.language.Messages;

/** A user interface hears of a change by Redis, and does without it where it is away. */
class DirectoryAtOnceTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final TestRedis redis = TestRedis.own();
  private HttpServer controlPlane;
  private volatile long version = 1;

  /** A portal that gets its directory as in production. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Portal {
    @Bean
    UiKind uiKind() {
      return UiKind.PORTAL;
    }

    @Bean
    Messages messages() {
      return new Messages(Messages.SHARED);
    }

    @Bean
    Stylesheets stylesheets() {
      return new Stylesheets(List.of());
    }
  }

  @BeforeEach
  void start() throws IOException {
    controlPlane = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    controlPlane.createContext(
        "/internal/directory",
        exchange -> {
          byte[] body =
              DirectoryJson.write(
                  new DirectorySnapshot(
                      version,
                      Instant.EPOCH,
                      new PlatformEntry("platform.localhost", "auth.localhost", "platform", "i"),
                      List.of()));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    controlPlane.start();
  }

  @AfterEach
  void stop() {
    controlPlane.stop(0);
    redis.close();
  }

  @Test
  void aChangeIsSeenAtOnceThoughThePollIsAnHourAway() {
    try (ConfigurableApplicationContext portal = portal("1h")) {
      TenantDirectory directory = portal.getBean(TenantDirectory.class);
      await().atMost(SOON).until(() -> directory.version() == 1);
      await().atMost(SOON).until(() -> published() > 0);

      version = 2;
      published();

      await().atMost(SOON).until(() -> directory.version() == 2);
    }
  }

  @Test
  void withoutRedisItStartsAndFollowsByPolling() {
    redis.stop();
    try (ConfigurableApplicationContext portal = portal("200ms")) {
      TenantDirectory directory = portal.getBean(TenantDirectory.class);
      await().atMost(SOON).until(() -> directory.version() == 1);

      version = 2;

      await().atMost(SOON).until(() -> directory.version() == 2);
    }
  }

  private ConfigurableApplicationContext portal(String poll) {
    return new SpringApplication(Portal.class)
        .run(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--vaadin.productionMode=true",
            "--wattline.problems=false",
            "--wattline.client.key-file=" + folder.resolve("key.pem"),
            "--wattline.keycloak.backchannel=http://127.0.0.1:1",
            "--wattline.directory.url=http://127.0.0.1:"
                + controlPlane.getAddress().getPort()
                + "/internal/directory",
            "--wattline.directory.poll=" + poll,
            "--spring.data.redis.host=" + redis.host(),
            "--spring.data.redis.port=" + redis.port());
  }

  /** Says that there is a newer version; returns how many heard it. */
  private long published() {
    try (RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        var connection = client.connect()) {
      return connection.sync().publish(RedisDirectorySignal.CHANNEL, Long.toString(version));
    }
  }
}
