package org.wattline.controlplane.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.wattline.controlplane.api.PrivateKeyJwt;
import org.wattline.controlplane.identity.KeycloakAdmin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak for the JVM, from its distribution, in memory; started on first use, stopped with
 * the JVM. Its one administrator is the control plane's client with a key, as in production. Where
 * {@code WATTLINE_TEST_KEYCLOAK} names the port and the key file of one that runs already ({@code
 * 8085,/path/key.pem}), that one is used.
 */
public final class TestKeycloak {
  private static final String BOOTSTRAP = "bootstrap";
  private static final String SECRET = "for-the-first-minute-only";
  private static final String CLIENT = "wattline-control-plane";
  private static final Duration START = Duration.ofSeconds(180);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static @Nullable TestKeycloak instance;

  private final int port;
  private final Path keyFile;

  private TestKeycloak(int port, Path keyFile) {
    this.port = port;
    this.keyFile = keyFile;
  }

  /** The JVM's one; tests that need it are skipped where its distribution is not. */
  public static synchronized TestKeycloak shared() {
    String running = System.getenv("WATTLINE_TEST_KEYCLOAK");
    if (instance == null && running != null) {
      int comma = running.indexOf(',');
      instance =
          new TestKeycloak(
              Integer.parseInt(running.substring(0, comma)), Path.of(running.substring(comma + 1)));
    }
    if (instance == null) {
      Path note = Path.of("target/keycloak-archive");
      Assumptions.assumeTrue(
          Files.exists(note), "Keycloak's distribution has not been fetched: build with Maven");
      try {
        instance = start(Path.of(Files.readString(note).strip()));
      } catch (IOException | NoSuchAlgorithmException e) {
        throw new IllegalStateException("Keycloak did not start", e);
      }
    }
    return instance;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The control plane's private key. */
  public Path keyFile() {
    return keyFile;
  }

  /** The admin REST, for looking at what was made. */
  public KeycloakAdmin admin() {
    return new KeycloakAdmin(
        address(),
        "http://auth.localhost:8080/realms/master",
        PrivateKeyJwt.of(CLIENT, keyFile, Clock.systemUTC()),
        Duration.ofSeconds(60),
        Clock.systemUTC());
  }

  private static TestKeycloak start(Path archive) throws IOException, NoSuchAlgorithmException {
    Path home = unpacked(archive);
    int port = freePort();
    int management = freePort();
    Path themes = Path.of("../../infra/keycloak/themes").toAbsolutePath().normalize();
    Path log = home.resolveSibling("keycloak.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + management,
                "--hostname=http://auth.localhost:8080",
                "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded",
                "--spi-theme--folder--dir=" + themes)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", BOOTSTRAP);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", SECRET);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    awaitToken(process, port, log);
    TestKeycloak keycloak = new TestKeycloak(port, newKey());
    keycloak.makeAdministrator();
    return keycloak;
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void awaitToken(Process process, int port, Path log) throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        fail("Keycloak ended at its start:\n" + Files.readString(log));
      }
      try {
        if (bootstrapToken(port).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    fail("Keycloak did not start in " + START + ":\n" + Files.readString(log));
  }

  private void makeAdministrator() throws IOException {
    String token = MAPPER.readTree(bootstrapToken(port).body()).path("access_token").asString();
    String keys = PrivateKeyJwt.of(CLIENT, keyFile, Clock.systemUTC()).keySet();
    call(
        "POST",
        "/clients",
        token,
        Map.of(
            "clientId",
            CLIENT,
            "publicClient",
            false,
            "standardFlowEnabled",
            false,
            "serviceAccountsEnabled",
            true,
            "clientAuthenticatorType",
            "client-jwt",
            "attributes",
            Map.of(
                "use.jwks.string", "true",
                "jwks.string", keys,
                "token.endpoint.auth.signing.alg", "RS256")));
    String client =
        call("GET", "/clients?clientId=" + CLIENT, token, null).get(0).path("id").asString();
    String account =
        call("GET", "/clients/" + client + "/service-account-user", token, null)
            .path("id")
            .asString();
    JsonNode admin = call("GET", "/roles/admin", token, null);
    call("POST", "/users/" + account + "/role-mappings/realm", token, List.of(admin));
  }

  private JsonNode call(String method, String path, String token, @Nullable Object body)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve("/admin/realms/master" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = sent(request);
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return MAPPER.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }

  private static HttpResponse<String> bootstrapToken(int port) throws IOException {
    String form =
        Map.of("grant_type", "client_credentials", "client_id", BOOTSTRAP, "client_secret", SECRET)
            .entrySet()
            .stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return sent(
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + port + "/realms/master/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  private static HttpResponse<String> sent(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A new RSA key as PKCS#8 PEM in a file of its own. */
  public static Path newKey() throws IOException, NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    Path file = Files.createTempFile("client", ".pem");
    file.toFile().deleteOnExit();
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    return Files.writeString(
        file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  private static Path unpacked(Path archive) throws IOException {
    String version = archive.getFileName().toString().replaceAll("\\.zip$", "");
    Path home = Path.of("target", version).toAbsolutePath();
    Path marker = home.resolve(".whole");
    if (Files.exists(marker)) {
      return home;
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = home.resolve(inside).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Path folder = target.getParent();
          if (folder != null) {
            Files.createDirectories(folder);
          }
          Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Files.setPosixFilePermissions(
        home.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(marker);
    return home;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
