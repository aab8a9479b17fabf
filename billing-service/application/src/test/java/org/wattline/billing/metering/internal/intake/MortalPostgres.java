package org.wattline.billing.metering.internal.intake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A PostgreSQL on disk, as durable as in production, that is killed and started again. */
final class MortalPostgres implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private EmbeddedPostgres running;

  MortalPostgres() throws IOException {
    folder = Files.createTempDirectory("mortal-postgres");
    Files.delete(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    running = start();
  }

  private EmbeddedPostgres start() throws IOException {
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(START)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "40")
        .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  String url(String schema) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/postgres?user=postgres&connectTimeout=5&socketTimeout=120&currentSchema="
        + schema;
  }

  Connection open(String schema) throws SQLException {
    return DriverManager.getConnection(url(schema));
  }

  /** A supplier's schema with all its migrations. */
  void supplier(String schema) throws SQLException, IOException {
    try (Connection connection = open("public");
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("create schema if not exists extensions");
      statement.execute("create extension if not exists btree_gist with schema extensions");
      statement.execute("create extension if not exists pg_trgm with schema extensions");
      statement.execute("create schema " + schema);
      statement.execute("set search_path = " + schema + ", extensions");
      Resource[] scripts =
          new PathMatchingResourcePatternResolver().getResources("classpath*:db/tenant/V*__*.sql");
      for (Resource script :
          Arrays.stream(scripts)
              .sorted(Comparator.comparing(each -> String.valueOf(each.getFilename())))
              .toList()) {
        statement.execute(script.getContentAsString(StandardCharsets.UTF_8));
      }
    }
  }

  /** SIGKILL to the postmaster and all its processes, then a start that recovers. */
  void killAndRestart() {
    try {
      long postmaster =
          Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
      ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
      List<ProcessHandle> backends = process.descendants().toList();
      process.destroyForcibly();
      backends.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
      backends.forEach(each -> each.onExit().join());
      running.close();
      running = start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    running.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".log"));
  }
}
