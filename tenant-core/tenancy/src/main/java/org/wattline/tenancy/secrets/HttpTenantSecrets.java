package org.wattline.tenancy.secrets;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantEntry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches a tenant's sealed secrets from the control plane and opens them here. Sealed they travel
 * and sealed they are kept in memory: without the master key they are worth nothing. While the
 * control plane is away, the last ones stay in use.
 */
public final class HttpTenantSecrets implements TenantSecrets {
  /** A key that was replaced is in use everywhere after this long. */
  static final Duration FRESH = Duration.ofSeconds(30);

  private static final int MAX_BYTES = 1 << 20;
  private static final Logger log = LoggerFactory.getLogger(HttpTenantSecrets.class);

  private final URI secrets;
  private final String token;
  private final Duration timeout;
  private final SecretVault vault;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
  private final HttpClient http;

  private record Key(TenantId tenant, String prefix) {}

  private record Kept(SealedSecrets sealed, Instant at) {}

  /**
   * @param secrets the control plane's {@code /internal/secrets}
   * @param token shown to the control plane as bearer
   */
  public HttpTenantSecrets(
      URI secrets, String token, Duration timeout, SecretVault vault, Clock clock) {
    this.secrets = secrets;
    this.token = token;
    this.timeout = timeout;
    this.vault = vault;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public Map<String, String> of(TenantEntry tenant, String prefix) {
    if (tenant.database() == null) {
      return Map.of();
    }
    Key key = new Key(tenant.id(), prefix);
    Kept known = kept.get(key);
    if (known == null || known.at().plus(FRESH).isBefore(clock.instant())) {
      known = new Kept(fetch(key, known), clock.instant());
      kept.put(key, known);
    }
    // with the key that came along: the directory's may be of before or after a rotation
    SealedSecrets sealed = known.sealed();
    Map<String, String> opened = new LinkedHashMap<>();
    sealed
        .sealedByName()
        .forEach(
            (name, envelope) ->
                opened.put(name, vault.open(tenant.id(), sealed.wrappedKey(), name, envelope)));
    return opened;
  }

  private SealedSecrets fetch(Key key, @Nullable Kept known) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(secrets + "/" + key.tenant() + "?prefix=" + key.prefix()))
                  .timeout(timeout)
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
      if (answer.statusCode() != 200) {
        throw new IOException("the control plane answered " + answer.statusCode());
      }
      return json.readValue(answer.body(), SealedSecrets.class);
    } catch (IOException | tools.jackson.core.JacksonException e) {
      if (known == null) {
        // never a default: another key than the tenant's own must not be used for it
        throw new SecretException("The secrets of tenant " + key.tenant() + " cannot be read", e);
      }
      log.warn(
          "The secrets of tenant {} stay as read at {}: {}",
          key.tenant(),
          known.at(),
          e.toString());
      return known.sealed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SecretException("Interrupted while reading secrets", e);
    }
  }
}
