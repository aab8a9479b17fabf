package org.wattline.tenancy.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.tenancy.TenantId;

class HttpDirectoryClientTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final PlatformEntry PLATFORM =
      new PlatformEntry("platform.localhost", "auth.localhost", "platform", "http://auth/platform");

  @TempDir Path folder;
  private final SnapshotTenantDirectory directory = new SnapshotTenantDirectory();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private volatile int status = 200;
  private volatile @Nullable DirectorySnapshot served = snapshot(1, tenant("acme"));
  private volatile byte @Nullable [] raw;
  private HttpServer server;
  private @Nullable HttpDirectoryClient client;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    server.stop(0);
  }

  @Test
  void theDirectoryIsReadAtTheStartAndKeptOnDiskForItsOwnerAlone() throws IOException {
    start(Duration.ofMinutes(1));

    assertThat(directory.version()).isEqualTo(1);
    assertThat(directory.byHost("ACME.localhost")).get().isInstanceOf(HostBinding.Portal.class);
    assertThat(directory.byHost("acme-staff.localhost"))
        .get()
        .isInstanceOf(HostBinding.Console.class);
    assertThat(directory.byHost("platform.localhost"))
        .get()
        .isInstanceOf(HostBinding.Platform.class);
    assertThat(directory.byHost("auth.localhost")).get().isInstanceOf(HostBinding.Identity.class);
    assertThat(directory.byHost("evil.localhost")).isEmpty();
    assertThat(directory.byHost("acme.localhost.evil")).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void anIssuerIsComparedAsAWhole() {
    start(Duration.ofMinutes(1));

    assertThat(directory.byIssuer("http://auth/acme")).isPresent();
    assertThat(directory.byIssuer("http://auth/acme/")).isEmpty();
    assertThat(directory.byIssuer("http://auth/acm")).isEmpty();
    assertThat(directory.byIssuer("HTTP://auth/acme")).isEmpty();
    assertThat(directory.byIssuer("http://auth/platform")).isEmpty();
  }

  @Test
  void aDeadControlPlaneLeavesTheDirectoryInUseAndOnDisk() throws Exception {
    start(Duration.ofMillis(50));
    server.stop(0);
    await().atMost(SOON).until(() -> running().lastFailure().isPresent());
    assertThat(directory.byHost("acme.localhost")).isPresent();

    SnapshotTenantDirectory restarted = new SnapshotTenantDirectory();
    try (var second = new HttpDirectoryClient(restarted, settings(SOON), Clock.systemUTC())) {
      second.start();
      assertThat(restarted.version()).isEqualTo(1);
      assertThat(restarted.byIssuer("http://auth/acme")).isPresent();
    }
  }

  @Test
  void aChangeIsFoundByPollingAndAtOnceWhenWoken() {
    start(Duration.ofMillis(100));
    served = snapshot(2, tenant("acme"), tenant("bolt"));
    await().atMost(SOON).until(() -> directory.version() == 2);

    running().close();
    start(Duration.ofMinutes(10));
    served = snapshot(3, tenant("bolt"));
    running().wake();
    await().atMost(SOON).until(() -> directory.version() == 3);
    assertThat(directory.byHost("acme.localhost")).isEmpty();
  }

  @Test
  void anUnchangedDirectoryIsNotSentAgain() {
    start(Duration.ofMillis(20));
    await().atMost(SOON).until(() -> unchanged.get() > 3);

    assertThat(sent).hasValue(1);
    assertThat(running().lastFailure()).isEmpty();
  }

  @Test
  void anOlderDirectoryIsRefused() {
    served = snapshot(7, tenant("acme"));
    start(Duration.ofMinutes(10));
    served = snapshot(6);

    assertThat(running().refresh()).isFalse();
    assertThat(directory.version()).isEqualTo(7);
    assertThat(running().lastFailure()).get().asString().contains("older than 7");
  }

  @Test
  void aDirectoryThatGivesOneThingToTwoTenantsIsRefusedWhole() {
    start(Duration.ofMinutes(10));
    TenantEntry acme = tenant("acme");
    TenantEntry twin = tenant("bolt", "acme.localhost", "http://auth/bolt");
    served = snapshot(2, acme, twin);
    assertThat(running().refresh()).isFalse();

    served = snapshot(3, acme, tenant("bolt", "bolt.localhost", "http://auth/acme"));
    assertThat(running().refresh()).isFalse();

    served = snapshot(4, tenant("bolt", "bolt.localhost", "http://auth/platform"));
    assertThat(running().refresh()).isFalse();
    assertThat(directory.version()).isEqualTo(1);
  }

  @Test
  void rubbishErrorsAndARefusedTokenLeaveTheDirectoryInUse() {
    start(Duration.ofMinutes(10));
    for (int code : new int[] {401, 404, 500, 503}) {
      status = code;
      assertThat(running().refresh()).isFalse();
    }
    status = 200;
    raw = "<html>not a directory</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(running().refresh()).isFalse();
    assertThat(directory.version()).isEqualTo(1);
    assertThat(directory.byHost("acme.localhost")).isPresent();
  }

  @Test
  void rubbishOnDiskIsPassedOver() throws IOException {
    Files.writeString(file(), "{");
    server.stop(0);
    start(Duration.ofMinutes(10));

    assertThat(directory.version()).isZero();
    assertThatThrownBy(directory::platform).isInstanceOf(DirectoryNotReadyException.class);
  }

  @Test
  void aSilentControlPlaneIsNotWaitedForLongerThanTheTimeout() {
    raw = new byte[0];
    status = -1; // accepts and never answers
    long start = System.nanoTime();
    client = new HttpDirectoryClient(directory, settings(SOON), Clock.systemUTC());
    client.start();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    assertThat(client.lastFailure()).isPresent();
  }

  private HttpDirectoryClient running() {
    return java.util.Objects.requireNonNull(client);
  }

  private void start(Duration poll) {
    client = new HttpDirectoryClient(directory, settings(poll), Clock.systemUTC());
    client.start();
  }

  private HttpDirectoryClient.Settings settings(Duration poll) {
    return new HttpDirectoryClient.Settings(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/internal/directory"),
        "a-token",
        file(),
        poll,
        Duration.ofSeconds(2));
  }

  private Path file() {
    return folder.resolve("directory.json");
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (status == -1) {
      return;
    }
    try (exchange) {
      DirectorySnapshot now = served;
      String etag = now == null ? "" : "\"" + now.version() + "\"";
      if (!"Bearer a-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
      } else if (status != 200) {
        exchange.sendResponseHeaders(status, -1);
      } else if (raw == null
          && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.incrementAndGet();
        exchange.sendResponseHeaders(304, -1);
      } else {
        byte[] body = raw;
        if (body == null) {
          body = DirectoryJson.write(java.util.Objects.requireNonNull(now));
        }
        sent.incrementAndGet();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static DirectorySnapshot snapshot(long version, TenantEntry... tenants) {
    return new DirectorySnapshot(version, Instant.EPOCH, PLATFORM, List.of(tenants));
  }

  private static TenantEntry tenant(String slug) {
    return tenant(slug, slug + ".localhost", "http://auth/" + slug);
  }

  private static TenantEntry tenant(String slug, String host, String issuer) {
    return new TenantEntry(
        new TenantId(UUID.randomUUID()),
        slug,
        slug + " NV",
        "BE-VLG",
        Currency.getInstance("EUR"),
        ZoneId.of("Europe/Brussels"),
        List.of(Locale.forLanguageTag("nl-BE"), Locale.of("fr")),
        new Brand(slug, "#0b6e4f", null, null, null),
        TenantState.READY,
        null,
        List.of(host),
        List.of(slug + "-staff.localhost"),
        slug,
        issuer,
        "cell-1",
        new DatabaseAccess("t_" + slug, "1:tk1.1.x", "sv1.1.x", 1));
  }
}
