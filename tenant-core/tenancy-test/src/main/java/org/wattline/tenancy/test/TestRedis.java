package org.wattline.tenancy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/** One Redis for the JVM: in a container where an engine answers, else its binary on loopback. */
public final class TestRedis {
  private static final int PORT = 6379;

  private final String host;
  private final int port;

  private TestRedis(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** The JVM's one, started on first use and stopped with the JVM. */
  public static TestRedis shared() {
    return Shared.INSTANCE;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  private static final class Shared {
    static final TestRedis INSTANCE = TestServers.dockerAnswers() ? container() : embedded();

    @SuppressWarnings("resource") // lives as long as the JVM
    private static TestRedis container() {
      var container = new GenericContainer<>("redis:7-alpine").withExposedPorts(PORT);
      container.start();
      return new TestRedis(container.getHost(), container.getMappedPort(PORT));
    }

    private static TestRedis embedded() {
      try {
        int port = freePort();
        RedisServer server =
            RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("save \"\"")
                .setting("maxmemory 64mb")
                .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-redis"));
        return new TestRedis("127.0.0.1", port);
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded Redis did not start", e);
      }
    }

    private static void stop(RedisServer server) {
      try {
        server.stop();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }
  }
}
