package org.wattline.tenancy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.Directories;
import org.wattline.tenancy.directory.DatabaseAccess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;
import tools.jackson.databind.json.JsonMapper;

class HttpTenantSecretsTest {
  private final SecretVault vault = new SecretVault(MasterKeys.generate());
  private final TenantEntry bare = Directories.tenant("acme", "Europe/Brussels", TenantState.READY);
  private final String oldKey = vault.newTenantKey(bare.id());
  private final TenantEntry acme =
      Directories.reached(bare, new DatabaseAccess("t_acme", oldKey, "sv1.1.x", 1));
  private final String sealed = vault.seal(acme.id(), oldKey, "stripe.api-key", "sk_live");
  private final SettableClock clock = new SettableClock();
  private volatile @Nullable SealedSecrets answer;
  private HttpServer controlPlane;
  private HttpTenantSecrets secrets;

  @BeforeEach
  void start() throws IOException {
    controlPlane = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    controlPlane.createContext(
        "/internal/secrets/" + acme.id(),
        exchange -> {
          SealedSecrets now = answer;
          byte[] body = now == null ? new byte[0] : JsonMapper.shared().writeValueAsBytes(now);
          exchange.sendResponseHeaders(
              now == null ? 503 : 200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    controlPlane.start();
    secrets =
        new HttpTenantSecrets(
            URI.create(
                "http://127.0.0.1:" + controlPlane.getAddress().getPort() + "/internal/secrets"),
            "token",
            Duration.ofSeconds(5),
            vault,
            clock);
  }

  @AfterEach
  void stop() {
    controlPlane.stop(0);
  }

  @Test
  void secretsOpenBeforeDuringAndAfterARotation() {
    answer = new SealedSecrets(oldKey, Map.of("stripe.api-key", sealed));
    assertThat(secrets.of(acme, "stripe.")).containsEntry("stripe.api-key", "sk_live");

    String newKey;
    try (KeyRotation rotation = vault.rotate(acme.id(), oldKey)) {
      newKey = rotation.wrappedKey();
      answer =
          new SealedSecrets(
              newKey, Map.of("stripe.api-key", rotation.reseal("stripe.api-key", sealed)));
    }
    TenantEntry followed =
        Directories.reached(bare, new DatabaseAccess("t_acme", newKey, "sv1.2.x", 1));

    assertThat(secrets.of(followed, "stripe."))
        .as("the directory knows the new key, what was kept is of the old one")
        .containsEntry("stripe.api-key", "sk_live");
    clock.pass(HttpTenantSecrets.FRESH.plusSeconds(1));
    assertThat(secrets.of(acme, "stripe."))
        .as("read anew, while the directory still knows the old key")
        .containsEntry("stripe.api-key", "sk_live");
    assertThat(secrets.of(followed, "stripe.")).containsEntry("stripe.api-key", "sk_live");
  }

  @Test
  void whileTheControlPlaneIsAwayTheLastOnesStayAndNothingIsMadeUp() {
    assertThatThrownBy(() -> secrets.of(acme, "stripe.")).isInstanceOf(SecretException.class);
    answer = new SealedSecrets(oldKey, Map.of("stripe.api-key", sealed));
    secrets.of(acme, "stripe.");

    answer = null;
    clock.pass(HttpTenantSecrets.FRESH.plusSeconds(1));

    assertThat(secrets.of(acme, "stripe.")).containsEntry("stripe.api-key", "sk_live");
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
