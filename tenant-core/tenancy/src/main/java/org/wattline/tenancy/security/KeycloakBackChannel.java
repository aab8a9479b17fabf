package org.wattline.tenancy.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Reaches Keycloak by its address inside the installation. A realm's issuer is a name, compared as
 * a whole and never called: its host resolves in browsers only.
 */
public final class KeycloakBackChannel {
  /** 256 KiB: a realm has a handful of keys. */
  private static final int MAX_KEYS_BYTES = 256 * 1024;

  private static final Pattern REALM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private final URI base;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @param base such as {@code http://127.0.0.1:8085}
   * @param timeout for one whole answer
   */
  public KeycloakBackChannel(URI base, Duration timeout) {
    this.base = base;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /** The address of an endpoint of a realm, such as {@code certs} or {@code token}. */
  public URI endpoint(String realm, String name) {
    if (!REALM.matcher(realm).matches()) {
      throw new IllegalArgumentException("Not a realm's name: " + realm);
    }
    String start = base.toString().replaceAll("/+$", "");
    return URI.create(start + "/realms/" + realm + "/protocol/openid-connect/" + name);
  }

  /**
   * The realm's public keys as JSON.
   *
   * @throws IOException when Keycloak does not answer, or not with keys
   */
  String keys(String realm) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint(realm, "certs"))
            .timeout(timeout)
            .header("Accept", "application/json")
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MAX_KEYS_BYTES));
    try {
      HttpResponse<byte[]> answer = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw new IOException(request.uri() + " answered " + answer.statusCode());
      }
      return new String(answer.body(), StandardCharsets.UTF_8);
    } catch (ExecutionException e) {
      throw new IOException(request.uri() + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException(request.uri() + " did not answer in " + timeout, e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
