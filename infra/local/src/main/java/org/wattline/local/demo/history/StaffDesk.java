package org.wattline.local.demo.history;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.LocalStackException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the supplier's staff at work through the public API. The token is renewed before it ends,
 * and where the gateway asks for patience the call waits and comes again.
 */
public final class StaffDesk {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CALL = Duration.ofMinutes(3);
  private static final long SPARE_SECONDS = 45;
  private static final long PAUSE_MILLIS = 200;
  private static final int TOO_MANY = 429;
  private static final int MAX_WAITS = 600;

  private final String api;
  private final Supplier<String> signIn;
  private final Http http = Http.program();
  private String token = "";
  private long tokenEnds;

  /**
   * @param api up to and with {@code /api/v1}
   * @param signIn gives a new access token
   */
  public StaffDesk(String api, Supplier<String> signIn) {
    this.api = api;
    this.signIn = signIn;
  }

  /** One of a supplier's staff or programs, by name and password. */
  public static StaffDesk of(LocalStack stack, String slug, String username, String password) {
    String host = slug + "-staff";
    return new StaffDesk(
        stack.url(host) + "/api/v1",
        () -> stack.accessToken(slug, host, "console", username, password));
  }

  public JsonNode get(String path) {
    return call("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  public JsonNode post(String path, @Nullable Object body) {
    return call("POST", path, "application/json", json(body));
  }

  /** PUTs text that is JSON already. */
  public JsonNode put(String path, String json) {
    return call("PUT", path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  public JsonNode upload(String path, String type, byte[] content) {
    return call("POST", path, type, HttpRequest.BodyPublishers.ofByteArray(content));
  }

  private static HttpRequest.BodyPublisher json(@Nullable Object body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private JsonNode call(
      String method, String path, String type, HttpRequest.BodyPublisher content) {
    for (int waits = 0; ; waits++) {
      HttpResponse<String> answer =
          http.send(
              Http.request(api + path)
                  .timeout(CALL)
                  .header("Authorization", "Bearer " + token())
                  .header("Content-Type", type)
                  .method(method, content)
                  .build());
      if (answer.statusCode() != TOO_MANY || waits == MAX_WAITS) {
        return Http.json(answer);
      }
      pause();
    }
  }

  private synchronized String token() {
    long now = System.nanoTime();
    if (token.isEmpty() || now > tokenEnds) {
      token = signIn.get();
      JsonNode claims =
          JSON.readTree(
              new String(
                  Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                  StandardCharsets.UTF_8));
      long seconds = claims.path("exp").asLong() - claims.path("iat").asLong() - SPARE_SECONDS;
      tokenEnds = now + Duration.ofSeconds(Math.max(1, seconds)).toNanos();
    }
    return token;
  }

  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The start was interrupted.", e);
    }
  }
}
