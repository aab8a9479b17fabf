package org.wattline.local.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Folders;
import org.wattline.local.LocalStackException;
import org.wattline.local.Ports;
import org.wattline.local.Tuning;
import org.wattline.local.identity.Secrets;
import org.wattline.local.install.DatabaseSetUp;
import org.wattline.local.process.Command;
import org.wattline.local.process.ProcessPart;

/**
 * Keycloak 26 from its distribution, with its configuration built once and its data in PostgreSQL.
 * Its JVM is started directly, so that the process known here is Keycloak itself.
 */
public final class KeycloakPart implements ProcessPart.Launch {
  /** The client that exists only until the control plane's own has been made. */
  public static final String BOOTSTRAP_CLIENT = "wattline-bootstrap";

  private static final int HEAP_MEGABYTES = 320;
  private static final int DATABASE_POOL = 20;
  private static final List<String> BUILD_OPTIONS =
      List.of(
          "--db=postgres",
          "--health-enabled=true",
          "--metrics-enabled=true",
          "--features-disabled=impersonation,device-flow,ciba,kerberos");

  private final Folders folders;
  private final Ports ports;
  private final Secrets secrets;
  private final String publicUrl;
  private final Tuning tuning;
  private @Nullable StartProfile profile;

  /**
   * @param publicUrl where browsers reach it, the beginning of every issuer
   */
  public KeycloakPart(
      Folders folders, Ports ports, Secrets secrets, String publicUrl, Tuning tuning) {
    this.folders = folders;
    this.ports = ports;
    this.secrets = secrets;
    this.publicUrl = publicUrl;
    this.tuning = tuning;
  }

  @Override
  public Command command() throws IOException {
    Path archive = archive(folders.root());
    String version = version(folders.root());
    Path home =
        Unpacked.folder(folders.cache().resolve(version), folder -> install(archive, folder));
    StartProfile profile = new StartProfile(home, ports.base());
    profile.discard();
    this.profile = profile;
    List<String> line = new ArrayList<>(Java.command(HEAP_MEGABYTES, tuning, profile));
    line.addAll(jvmOptions(home));
    line.addAll(
        List.of(
            "start",
            "--optimized",
            "--db-url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak",
            "--db-username=" + DatabaseSetUp.KEYCLOAK,
            "--db-pool-max-size=" + DATABASE_POOL,
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + ports.keycloak(),
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + ports.keycloakManagement(),
            "--hostname=" + publicUrl,
            "--hostname-backchannel-dynamic=true",
            "--proxy-headers=xforwarded",
            "--cache=local"));
    Path themes = folders.root().resolve("infra/keycloak/themes");
    if (Files.isDirectory(themes)) {
      line.add("--spi-theme--folder--dir=" + themes);
    }
    return new Command(
        line,
        Map.of(
            "KC_DB_PASSWORD", secrets.password(DatabaseSetUp.KEYCLOAK),
            "KC_BOOTSTRAP_ADMIN_CLIENT_ID", BOOTSTRAP_CLIENT,
            "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.password("keycloak-bootstrap")),
        folders.data());
  }

  /** The distribution's name with its version, in a checkout. */
  public static String version(Path root) {
    try {
      return archive(root).getFileName().toString().replaceAll("\\.zip$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> jvmOptions(Path home) {
    return List.of(
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Duser.language=en",
        "-Duser.country=US",
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
  }

  /** The distribution in Maven's repository, as the build noted it. */
  private static Path archive(Path root) throws IOException {
    Path note = root.resolve("infra/local/target/keycloak-archive");
    if (!Files.exists(note)) {
      throw new LocalStackException(
          "The build has not fetched Keycloak yet: run ./mvnw package -pl infra/local once.");
    }
    return Path.of(Files.readString(note).strip());
  }

  private void install(Path archive, Path home) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        int slash = entry.getName().indexOf('/');
        Path target = home.resolve(entry.getName().substring(slash + 1)).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    build(home);
  }

  private void build(Path home) throws IOException {
    Path script = home.resolve("bin/kc.sh");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> line = new ArrayList<>(List.of(script.toString(), "build"));
    line.addAll(BUILD_OPTIONS);
    Path log = folders.log("keycloak-build");
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      out.transferTo(java.io.OutputStream.nullOutputStream());
      if (process.waitFor() != 0) {
        throw new LocalStackException(
            "Keycloak's configuration could not be built: read "
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
    return Probe.answersOk(ports.keycloakManagement(), "/health/ready");
  }

  @Override
  public void stopped() {
    if (profile != null) {
      profile.adopt();
    }
  }

  @Override
  public Duration patience() {
    return Duration.ofMinutes(5);
  }
}
