package org.wattline.tenancy.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/** A Redis for tests: in a container where an engine answers, else its binary on loopback. */
public final class TestRedis implements AutoCloseable {
  private static final int PORT = 6379;

  private final String host;
  private final int port;
  private final Running running;

  /** A server that can be stopped and started again at the same address. */
  private interface Running {
    void start() throws IOException;

    void stop() throws IOException;
  }

  private TestRedis(String host, int port, Running running) {
    this.host = host;
    this.port = port;
    this.running = running;
  }

  /** One of the caller's own, running; to be closed by the caller. */
  public static TestRedis own() {
    TestRedis redis = TestServers.dockerAnswers() ? container() : embedded();
    redis.start();
    return redis;
  }

  public void start() {
    try {
      running.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  /** Takes Redis away; {@link #start} brings it back at the same address, empty. */
  public void stop() {
    try {
      running.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
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
    static final TestRedis INSTANCE = start();

    private static TestRedis start() {
      TestRedis redis = own();
      Runtime.getRuntime().addShutdownHook(new Thread(redis::stop, "stop-redis"));
      return redis;
    }
  }

  private static TestRedis container() {
    int port = freePort();
    return new TestRedis(
        DockerClientFactory.instance().dockerHostIpAddress(),
        port,
        new Running() {
          private @Nullable GenericContainer<?> container;

          @Override
          public void start() {
            GenericContainer<?> fresh = new GenericContainer<>("redis:7-alpine");
            fresh.setPortBindings(List.of(port + ":" + PORT));
            fresh.start();
            container = fresh;
          }

          @Override
          public void stop() {
            if (container != null) {
              container.stop();
            }
          }
        });
  }

  private static TestRedis embedded() {
    int port = freePort();
    return new TestRedis(
        "127.0.0.1",
        port,
        new Running() {
          private @Nullable RedisServer server;

          @Override
          public void start() throws IOException {
            RedisServer fresh =
                RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .setting("maxmemory 64mb")
                    .build();
            fresh.start();
            server = fresh;
          }

          @Override
          public void stop() throws IOException {
            if (server != null) {
              server.stop();
            }
          }
        });
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
