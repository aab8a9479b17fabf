package org.wattline.controlplane.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.PrivateKeyJwt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keycloak's admin REST under {@code /admin/realms}. Signs in with the control plane's key; a token
 * is used until shortly before its end, and asked for anew when Keycloak says no: a token made
 * before a realm has no rights in it.
 */
public class KeycloakAdmin {
  private static final Duration EARLY = Duration.ofSeconds(20);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int MAX_TOLD = 300;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final URI base;
  private final String masterIssuer;
  private final PrivateKeyJwt identity;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ReentrantLock signingIn = new ReentrantLock();
  private volatile @Nullable Token token;

  private record Token(String value, Instant until) {}

  /**
   * @param base Keycloak's address inside the installation
   * @param masterIssuer the issuer of realm {@code master}, as Keycloak knows itself
   */
  public KeycloakAdmin(
      URI base, String masterIssuer, PrivateKeyJwt identity, Duration timeout, Clock clock) {
    this.base = base;
    this.masterIssuer = masterIssuer;
    this.identity = identity;
    this.timeout = timeout;
    this.clock = clock;
  }

  /** What is at a path, or nothing when Keycloak knows of none. */
  public Optional<JsonNode> find(String path) throws IOException {
    HttpResponse<String> answer = send("GET", path, null);
    return answer.statusCode() == 404
        ? Optional.empty()
        : Optional.of(MAPPER.readTree(accepted("GET", path, answer).body()));
  }

  /** What is at a path. */
  public JsonNode get(String path) throws IOException {
    return MAPPER.readTree(accepted("GET", path, send("GET", path, null)).body());
  }

  public void put(String path, Object body) throws IOException {
    accepted("PUT", path, send("PUT", path, body));
  }

  /**
   * Posts.
   *
   * @return false when Keycloak says that it is there already
   */
  public boolean post(String path, Object body) throws IOException {
    HttpResponse<String> answer = send("POST", path, body);
    if (answer.statusCode() == 409) {
      return false;
    }
    accepted("POST", path, answer);
    return true;
  }

  /** Posts, and returns what Keycloak answers. */
  public JsonNode ask(String path, Object body) throws IOException {
    return MAPPER.readTree(accepted("POST", path, send("POST", path, body)).body());
  }

  /** Deletes what is at a path, if anything. */
  public void delete(String path) throws IOException {
    HttpResponse<String> answer = send("DELETE", path, null);
    if (answer.statusCode() != 404) {
      accepted("DELETE", path, answer);
    }
  }

  /** A text as part of a path or query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpResponse<String> send(String method, String path, @Nullable Object body)
      throws IOException {
    HttpResponse<String> answer = exchange(method, path, body, token());
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      token = null;
      answer = exchange(method, path, body, token());
    }
    return answer;
  }

  /** One exchange; the place where tests cut the wire. */
  protected HttpResponse<String> exchange(
      String method, String path, @Nullable Object body, String bearer) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/admin/realms" + path))
            .timeout(timeout)
            .header("Authorization", "Bearer " + bearer)
            .header("Accept", "application/json");
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
    }
    return sent(request.build());
  }

  private HttpResponse<String> sent(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException("Keycloak does not answer at " + base + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while Keycloak was asked", e);
    }
  }

  private static HttpResponse<String> accepted(
      String method, String path, HttpResponse<String> answer) throws IOException {
    int status = answer.statusCode();
    if (status < 300) {
      return answer;
    }
    String told = answer.body();
    String shown = told.length() > MAX_TOLD ? told.substring(0, MAX_TOLD) + "…" : told;
    String request = method + " /admin/realms" + path.replaceAll("\\?.*", "");
    if (status >= 500) {
      throw new IOException(
          String.format(Locale.ROOT, "Keycloak answered %d to %s: %s", status, request, shown));
    }
    throw new KeycloakException(request, status, shown);
  }

  private String token() throws IOException {
    Token known = token;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known.value();
    }
    signingIn.lock();
    try {
      known = token;
      if (known != null && clock.instant().isBefore(known.until())) {
        return known.value();
      }
      Token fresh = signIn();
      token = fresh;
      return fresh.value();
    } finally {
      signingIn.unlock();
    }
  }

  private Token signIn() throws IOException {
    String form =
        identity.form(masterIssuer).entrySet().stream()
            .map((Map.Entry<String, String> e) -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        sent(
            HttpRequest.newBuilder(base.resolve("/realms/master/protocol/openid-connect/token"))
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    if (answer.statusCode() >= 500 || answer.statusCode() == 404) {
      throw new IOException(
          "Keycloak is not ready: its token endpoint answered " + answer.statusCode());
    }
    if (answer.statusCode() != 200) {
      throw new KeycloakException(
          "the control plane's sign-in (see wattline.keycloak.admin-key-file)",
          answer.statusCode(),
          answer.body());
    }
    JsonNode body = MAPPER.readTree(answer.body());
    long seconds = body.path("expires_in").asLong(60);
    return new Token(
        body.path("access_token").asString(), clock.instant().plusSeconds(seconds).minus(EARLY));
  }
}
