package org.wattline.local.parts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import org.wattline.local.Folders;
import org.wattline.local.LocalStackException;
import org.wattline.local.identity.Secrets;
import org.wattline.local.install.DatabaseSetUp;
import org.wattline.local.process.Command;
import org.wattline.local.process.ProcessPart;

/**
 * PostgreSQL 18 with the databases {@code wattline} (in which {@code wattline_control} may make
 * schemas) and {@code keycloak}. Passwords are made once; every login needs one.
 */
public final class PostgresPart implements ProcessPart.Launch {
  /** Its data folders are read by programs of this version alone. */
  public static final int MAJOR_VERSION = 18;

  private static final String SUPERUSER = "postgres";
  private static final int MAX_CONNECTIONS = 250;

  private final Folders folders;
  private final int port;
  private final Secrets secrets;

  public PostgresPart(Folders folders, int port, Secrets secrets) {
    this.folders = folders;
    this.port = port;
    this.secrets = secrets;
  }

  @Override
  public Command command() throws IOException {
    Path programs = programs();
    if (!Files.exists(folders.postgres().resolve("postgresql.conf"))) {
      initialise(programs);
    }
    List<String> line = new ArrayList<>(AsOrdinaryUser.prefix());
    line.add(programs.resolve("bin/postgres").toString());
    settings().forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
    line.addAll(List.of("-D", folders.postgres().toString(), "-p", Integer.toString(port)));
    return new Command(line, Map.of("LC_ALL", "C"), folders.data());
  }

  private static Map<String, String> settings() {
    return Map.of(
        "listen_addresses", "127.0.0.1",
        "unix_socket_directories", "",
        "max_connections", Integer.toString(MAX_CONNECTIONS),
        "shared_buffers", "96MB",
        "wal_compression", "on",
        "max_wal_size", "512MB",
        "log_line_prefix", "%m [%p] %u@%d ",
        "jit", "off");
  }

  private Path programs() throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String archive = "/postgres-" + system + "-" + machine + ".txz";
    try (InputStream packed = PostgresPart.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new LocalStackException(
            "There is no PostgreSQL for this machine ("
                + system
                + ", "
                + machine
                + ") on the class path: use Linux or macOS on x86-64 or ARM.");
      }
      return Unpacked.folder(
          folders.cache().resolve("postgresql-" + MAJOR_VERSION), folder -> untar(packed, folder));
    }
  }

  private static void untar(InputStream packed, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  /** Makes the cluster beside its place and moves it there, so that half of one is never used. */
  private void initialise(Path programs) throws IOException {
    Path fresh = folders.data().resolve("postgres.new");
    Folders.deleteTree(fresh);
    Files.createDirectories(folders.data());
    Path password = Files.createTempFile(folders.keys(), "initdb", ".password");
    try {
      Files.writeString(password, secrets.password("postgres-superuser"));
      List<String> line = new ArrayList<>(AsOrdinaryUser.prefix());
      line.addAll(
          List.of(
              programs.resolve("bin/initdb").toString(),
              "-D",
              fresh.toString(),
              "-U",
              SUPERUSER,
              "--auth=scram-sha-256",
              "--pwfile=" + password,
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=C",
              "--no-instructions"));
      run(line);
    } finally {
      Files.delete(password);
    }
    Files.move(fresh, folders.postgres());
  }

  private void run(List<String> line) throws IOException {
    Path log = folders.log("postgres-initdb");
    Files.createDirectories(log.getParent());
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new LocalStackException(
            "PostgreSQL's data folder could not be made: read "
                + log
                + ", mend what it names, and start again.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start was interrupted.", e);
    }
  }

  @Override
  public boolean isHealthy() {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new LocalStackException(
            "PostgreSQL's data under "
                + folders.postgres()
                + " were made with other keys: start with --fresh to begin anew.",
            e);
      }
      return false;
    }
  }

  @Override
  public void healthy() throws IOException {
    try {
      new DatabaseSetUp(secrets, this::superuser).run();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** A connection that may do everything, for tests that look behind the walls. */
  public Connection superuser(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SUPERUSER);
    login.setProperty("password", secrets.password("postgres-superuser"));
    login.setProperty("connectTimeout", "5");
    login.setProperty("ApplicationName", "wattline-local");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
  }

  @Override
  public String stopSignal() {
    return "INT";
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }
}
