package org.wattline.bench.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.tenancy.directory.DirectoryJson;
import redis.embedded.RedisServer;

/**
 * What the gateway adds to a request of the API that carries a token: all walls, limits in a real
 * Redis, and the log. The probe is a proxy of the same library that does nothing but pass on.
 */
public final class GatewayBenchmark implements Benchmark {

  private static final double MOST_ADDED_MILLIS = 1.0;
  private static final int REQUESTS_PER_ROUND = 2_000;
  private static final int BLOCKS_PER_ROUND = 10;
  private static final int TENANTS = 300;
  private static final int CONNECTIONS = 32;
  private static final long FLOOD_NANOS = TimeUnit.SECONDS.toNanos(3);

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String summary() {
    return "latency that the gateway adds at p50 to a direct call; probe: what a bare proxy adds";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int requests = bench.argument("requests", REQUESTS_PER_ROUND);
    int tenants = bench.argument("tenants", TENANTS);
    Supplier supplier = new Supplier(Clock.systemUTC());
    byte[] request = supplier.request();
    String directory =
        new String(DirectoryJson.write(supplier.directory(tenants)), StandardCharsets.UTF_8);
    int redisPort = freePort();
    int gatewayPort = freePort();
    RedisServer redis =
        RedisServer.newRedisServer()
            .port(redisPort)
            .setting("bind 127.0.0.1")
            .setting("save \"\"")
            .build();
    redis.start();
    try (Neighbours neighbours =
        new Neighbours(
            path ->
                path.endsWith("/certs")
                    ? supplier.keys()
                    : path.equals("/internal/directory") ? directory : "{}")) {
      GatewayInThisProcess.start(
          Path.of(System.getProperty("wattline.root", ".")),
          gatewayPort,
          properties(gatewayPort, redisPort, neighbours));
      awaitService(gatewayPort, request);
      measure(bench, requests, request, gatewayPort, neighbours);
      flood(bench, request, gatewayPort, neighbours);
    } finally {
      redis.stop();
    }
  }

  private static Map<String, String> properties(
      int gatewayPort, int redisPort, Neighbours neighbours) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    String documents = "http://127.0.0.1:" + neighbours.documents();
    properties.put("server.port", Integer.toString(gatewayPort));
    properties.put("management.server.port", Integer.toString(freePort()));
    properties.put("spring.data.redis.port", Integer.toString(redisPort));
    properties.put("wattline.directory.url", documents + "/internal/directory");
    properties.put("wattline.keycloak.backchannel", documents);
    properties.put(
        "wattline.gateway.upstreams.billing", "http://127.0.0.1:" + neighbours.service());
    // the limits are asked each time but never reached
    for (String bucket : List.of("tenant", "subject", "address")) {
      properties.put("wattline.gateway.rate." + bucket + ".per-second", "1000000");
      properties.put("wattline.gateway.rate." + bucket + ".burst", "1000000");
    }
    properties.put("logging.config", logToFile().toString());
    return properties;
  }

  /** The access log is written as JSON as ever, but not onto the benchmark's terminal. */
  private static Path logToFile() throws IOException {
    Path log = Files.createTempFile("gateway", ".log");
    log.toFile().deleteOnExit();
    Path configuration = Files.createTempFile("logback", ".xml");
    configuration.toFile().deleteOnExit();
    return Files.writeString(
        configuration,
        """
        <configuration>
          <appender name="FILE" class="ch.qos.logback.core.FileAppender">
            <file>%s</file>
            <encoder class="org.springframework.boot.logging.logback.StructuredLogEncoder">
              <format>logstash</format>
            </encoder>
          </appender>
          <appender name="ASYNC" class="ch.qos.logback.classic.AsyncAppender">
            <queueSize>8192</queueSize>
            <discardingThreshold>0</discardingThreshold>
            <neverBlock>true</neverBlock>
            <appender-ref ref="FILE"/>
          </appender>
          <root level="INFO"><appender-ref ref="ASYNC"/></root>
        </configuration>
        """
            .replace("%s", log.toString()));
  }

  private static void measure(
      Bench bench, int requests, byte[] request, int gatewayPort, Neighbours neighbours)
      throws Exception {
    try (Caller direct = new Caller(neighbours.service(), request);
        Caller gateway = new Caller(gatewayPort, request);
        Caller bare = new Caller(neighbours.bareProxy(), request)) {
      List<Long> directNanos = new ArrayList<>();
      List<Long> gatewayNanos = new ArrayList<>();
      bench
          .unit(Unit.MILLISECONDS)
          .bound(MOST_ADDED_MILLIS)
          .rounds(9)
          .warmUps(4)
          .measure(
              () -> added(requests, gateway, direct, gatewayNanos, directNanos),
              () -> added(requests, bare, direct, new ArrayList<>(), new ArrayList<>()));
      for (Map.Entry<String, List<Long>> way :
          Map.of("direct", directNanos, "gateway", gatewayNanos).entrySet()) {
        Distribution millis =
            Distribution.ofNanos(way.getValue().stream().mapToLong(Long::longValue).toArray());
        bench.detail(way.getKey() + " p50 ms", millis.median());
        bench.detail(way.getKey() + " p99 ms", millis.percentile(99));
      }
    }
  }

  /** In blocks that take turns, so that a slow moment falls on both ways. */
  private static double added(
      int requests, Caller proxied, Caller direct, List<Long> proxiedAll, List<Long> directAll)
      throws IOException {
    int block = Math.max(1, requests / BLOCKS_PER_ROUND);
    long[] through = new long[block * BLOCKS_PER_ROUND];
    long[] without = new long[block * BLOCKS_PER_ROUND];
    for (int start = 0; start < through.length; start += block) {
      for (int i = start; i < start + block; i++) {
        through[i] = proxied.nanos();
        proxiedAll.add(through[i]);
      }
      for (int i = start; i < start + block; i++) {
        without[i] = direct.nanos();
        directAll.add(without[i]);
      }
    }
    return Distribution.ofNanos(through).median() - Distribution.ofNanos(without).median();
  }

  private static void flood(Bench bench, byte[] request, int gatewayPort, Neighbours neighbours)
      throws Exception {
    perSecond(gatewayPort, request);
    bench.detail("gateway requests/s, 32 connections", perSecond(gatewayPort, request));
    bench.detail(
        "bare proxy requests/s, 32 connections", perSecond(neighbours.bareProxy(), request));
    bench.detail("direct requests/s, 32 connections", perSecond(neighbours.service(), request));
  }

  private static double perSecond(int port, byte[] request)
      throws IOException, InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + FLOOD_NANOS;
    long start = System.nanoTime();
    long served = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        counts.add(
            threads.submit(
                () -> {
                  long mine = 0;
                  try (Caller caller = new Caller(port, request)) {
                    while (System.nanoTime() - deadline < 0) {
                      caller.nanos();
                      mine++;
                    }
                  }
                  return mine;
                }));
      }
      for (Future<Long> count : counts) {
        served += count.get();
      }
    }
    return Bench.perSecond(served, System.nanoTime() - start);
  }

  private static void awaitService(int port, byte[] request) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Caller caller = new Caller(port, request)) {
        caller.nanos();
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() - deadline > 0) {
          throw notYet;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
