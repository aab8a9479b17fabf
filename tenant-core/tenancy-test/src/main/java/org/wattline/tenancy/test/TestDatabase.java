package org.wattline.tenancy.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.wattline.tenancy.schema.DatabaseHardening;

/**
 * One PostgreSQL 18 for the JVM: in a container where an engine answers, else its binaries on
 * loopback. Passwords are checked as in production; only the superuser is trusted. Holds database
 * {@code wattline}, hardened, and the control plane's role.
 */
public final class TestDatabase {
  public static final String DATABASE = "wattline";
  public static final String CONTROL_ROLE = "wattline_control";
  public static final String CONTROL_PASSWORD = "control-of-the-test";
  private static final String SUPERUSER = "postgres";
  private static final int PORT = 5432;
  private static final Duration START = Duration.ofSeconds(60);

  /** Room for what tests open side by side. */
  private static final Map<String, String> SETTINGS =
      Map.of("max_connections", "400", "fsync", "off", "synchronous_commit", "off");

  private static final String ACCESS_RULES =
      """
      local all postgres trust
      host  all postgres all trust
      local all all scram-sha-256
      host  all all all scram-sha-256
      """;

  private final String host;
  private final int port;

  private TestDatabase(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** The JVM's one, started on first use and stopped with the JVM. */
  public static TestDatabase shared() {
    return Shared.INSTANCE;
  }

  /** A further server, empty as the first was: another installation's. Lives as long as the JVM. */
  public static TestDatabase another() {
    return Shared.start();
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** A superuser's connection: for set-up and for looking behind the walls. */
  public Connection superuser() throws SQLException {
    return connection(DATABASE, SUPERUSER, "");
  }

  /** A connection of the control plane's role. */
  public Connection control() throws SQLException {
    return connection(DATABASE, CONTROL_ROLE, CONTROL_PASSWORD);
  }

  /** A connection to any database as anybody, straight from the driver. */
  public Connection connection(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(url(database), user, password);
  }

  public String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  private void prepare() throws SQLException {
    try (Connection connection = connection("postgres", SUPERUSER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role " + CONTROL_ROLE + " login createrole password '" + CONTROL_PASSWORD + "'");
      statement.execute("create database " + DATABASE);
      statement.execute(
          "grant connect, create, temporary on database "
              + DATABASE
              + " to "
              + CONTROL_ROLE
              + " with grant option");
    }
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      // as the control plane keeps them: tenants' tables may build on these
      statement.execute("create schema extensions authorization " + CONTROL_ROLE);
      statement.execute("grant usage on schema extensions to public");
      statement.execute("create extension btree_gist with schema extensions");
      statement.execute("create extension pg_trgm with schema extensions");
      DatabaseHardening.apply(connection, CONTROL_ROLE);
    }
  }

  private static final class Shared {
    static final TestDatabase INSTANCE = start();

    private static TestDatabase start() {
      TestDatabase database = TestServers.dockerAnswers() ? container() : embedded();
      try {
        database.prepare();
      } catch (SQLException e) {
        throw new IllegalStateException("The test database could not be prepared", e);
      }
      return database;
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static TestDatabase container() {
      var container =
          new GenericContainer<>("postgres:18-alpine")
              .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
              .withCopyToContainer(Transferable.of(ACCESS_RULES), "/etc/pg_hba.conf")
              .withExposedPorts(PORT)
              .withCommand(
                  "postgres -c hba_file=/etc/pg_hba.conf -c max_connections=400 -c fsync=off")
              .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\n", 2));
      container.start();
      return new TestDatabase(container.getHost(), container.getMappedPort(PORT));
    }

    @SuppressWarnings("resource") // stopped by its own shutdown hook
    private static TestDatabase embedded() {
      try {
        Path rules = Files.createTempFile("pg_hba", ".conf");
        rules.toFile().deleteOnExit();
        Files.writeString(rules, ACCESS_RULES, StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-r--r--"));
        Path log = Files.createTempFile("wattline-postgres", ".log");
        log.toFile().deleteOnExit();
        EmbeddedPostgres.Builder builder =
            EmbeddedPostgres.builder()
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setPGStartupWait(START)
                .setServerConfig("hba_file", rules.toString());
        SETTINGS.forEach(builder::setServerConfig);
        return new TestDatabase("127.0.0.1", builder.start().getPort());
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
      }
    }
  }
}
