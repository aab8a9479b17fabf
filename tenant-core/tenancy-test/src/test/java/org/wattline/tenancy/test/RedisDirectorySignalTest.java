package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.directory.RedisDirectorySignal;
import redis.embedded.RedisServer;

class RedisDirectorySignalTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void aPublishedVersionWakesTheClientAtOnce() {
    RedisURI uri = RedisURI.create(TestRedis.shared().host(), TestRedis.shared().port());
    AtomicInteger woken = new AtomicInteger();
    try (var signal = new RedisDirectorySignal(uri, woken::incrementAndGet)) {
      signal.start();
      await().atMost(SOON).until(() -> woken.get() == 1); // on subscribing

      publish(uri);

      await().atMost(SOON).until(() -> woken.get() == 2);
    }
  }

  @Test
  void redisMayComeLateDieAndComeBack() throws IOException {
    int port = freePort();
    RedisURI uri = RedisURI.create("127.0.0.1", port);
    AtomicInteger woken = new AtomicInteger();
    RedisServer redis = server(port);
    try (var signal = new RedisDirectorySignal(uri, woken::incrementAndGet)) {
      signal.start();
      assertThat(woken).hasValue(0);

      redis.start();
      await().atMost(SOON).until(() -> woken.get() == 1);

      redis.stop();
      redis = server(port);
      redis.start();
      await().atMost(SOON).until(() -> woken.get() >= 2); // whatever was said meanwhile
      publish(uri);
      await().atMost(SOON).until(() -> woken.get() >= 3);
    } finally {
      redis.stop();
    }
  }

  private static void publish(RedisURI uri) {
    try (RedisClient client = RedisClient.create(uri);
        var connection = client.connect()) {
      assertThat(connection.sync().publish(RedisDirectorySignal.CHANNEL, "42")).isEqualTo(1);
    }
  }

  private static RedisServer server(int port) throws IOException {
    return RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"").build();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
