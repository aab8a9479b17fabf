package org.wattline.commands.tenant;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.PrivateKeyJwt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control plane's public API, with a token that is fetched and renewed as needed. */
final class ControlPlane {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TOKEN_USE = Duration.ofMinutes(4);
  private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;
  private static final int UNAUTHORIZED = 401;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Address address;
  private final PrivateKeyJwt identity;
  private final InstantSource clock;
  private final HttpClient http;
  private @Nullable String token;
  private Instant fetched = Instant.MIN;

  ControlPlane(Address address, PrivateKeyJwt identity, InstantSource clock) {
    this.address = address;
    this.identity = identity;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  JsonNode get(String path) {
    return json(send("GET", path, null, Map.of(), true));
  }

  /** Posts JSON; null for no content. */
  JsonNode post(String path, @Nullable Object body) {
    return post(path, body, Map.of());
  }

  JsonNode post(String path, @Nullable Object body, Map<String, String> headers) {
    return json(
        send(
            "POST",
            path,
            body == null ? null : BodyPublishers.ofString(JSON.writeValueAsString(body)),
            headers,
            true));
  }

  /** Posts a file as it is. */
  JsonNode upload(String path, BodyPublisher content, Map<String, String> headers) {
    return json(send("POST", path, content, headers, false));
  }

  /** The content of a download; to be closed. */
  InputStream download(String path) {
    return success(send("GET", path, null, Map.of(), false));
  }

  private HttpResponse<InputStream> send(
      String method,
      String path,
      @Nullable BodyPublisher body,
      Map<String, String> headers,
      boolean soon) {
    HttpResponse<InputStream> answer = attempt(method, path, body, headers, soon);
    if (answer.statusCode() == UNAUTHORIZED && soon) {
      token = null;
      return attempt(method, path, body, headers, true);
    }
    return answer;
  }

  private HttpResponse<InputStream> attempt(
      String method,
      String path,
      @Nullable BodyPublisher body,
      Map<String, String> headers,
      boolean soon) {
    HttpRequest.Builder request =
        Address.request(address.platform(), path)
            .header("Authorization", "Bearer " + token())
            .header("Accept", "application/json, application/problem+json, application/zip")
            .method(method, body == null ? BodyPublishers.noBody() : body);
    if (body != null && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    if (soon) {
      request.timeout(PATIENCE);
    }
    return exchange(address.platform(), request.build());
  }

  private String token() {
    String known = token;
    if (known != null && fetched.plus(TOKEN_USE).isAfter(clock.instant())) {
      return known;
    }
    String form =
        identity.form(address.issuer()).entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<InputStream> answer =
        exchange(
            address.auth(),
            Address.request(address.auth(), "/realms/platform/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(form))
                .build());
    if (answer.statusCode() / 100 != 2) {
      throw TenantCommandException.unreachable(
          "Keycloak at "
              + address.auth()
              + " does not take this key ("
              + answer.statusCode()
              + " "
              + Text.plain(body(answer))
              + "). Is it the key of this installation? See --key and --client.");
    }
    String fresh = parsed(body(answer)).path("access_token").asString("");
    if (fresh.isEmpty()) {
      throw TenantCommandException.unreachable(
          address.auth() + " gave no access token: is this a Wattline installation?");
    }
    token = fresh;
    fetched = clock.instant();
    return fresh;
  }

  private HttpResponse<InputStream> exchange(URI host, HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw TenantCommandException.unreachable(
          "Nobody answers at "
              + host
              + " ("
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
              + "). Start Wattline with infra/up, or say where it is with --port or --url.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TenantCommandException.unreachable("The command was interrupted.");
    }
  }

  private static JsonNode json(HttpResponse<InputStream> answer) {
    InputStream content = success(answer);
    return parsed(bytes(content));
  }

  private static InputStream success(HttpResponse<InputStream> answer) {
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw TenantCommandException.refused(refusal(answer.statusCode(), parsed(body(answer))));
  }

  /** The problem's sentence, the fields it names and the request's id. */
  private static String refusal(int status, JsonNode problem) {
    String detail = problem.path("detail").asString("");
    if (detail.isEmpty()) {
      return "The control plane answered " + status + " without a reason.";
    }
    StringBuilder text = new StringBuilder(Text.plain(detail));
    for (JsonNode error : problem.path("errors")) {
      text.append("\n  ")
          .append(Text.plain(error.path("pointer").asString("")))
          .append(" ")
          .append(Text.plain(error.path("detail").asString("")));
    }
    String member = problem.path("member").asString("");
    if (!member.isEmpty()) {
      text.append("\n  in ").append(Text.plain(member));
    }
    return text.append("\n  (")
        .append(status)
        .append(", ")
        .append(Text.plain(problem.path("instance").asString("no request id")))
        .append(")")
        .toString();
  }

  private static byte[] body(HttpResponse<InputStream> answer) {
    return bytes(answer.body());
  }

  private static byte[] bytes(InputStream content) {
    try (content) {
      return content.readNBytes(MAX_ANSWER_BYTES);
    } catch (IOException e) {
      throw TenantCommandException.unreachable("The answer broke off: " + e.getMessage());
    }
  }

  private static JsonNode parsed(byte[] body) {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw TenantCommandException.unreachable(
          "The answer is not JSON: is this a Wattline installation?");
    }
  }
}
