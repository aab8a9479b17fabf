package org.wattline.billing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service, spoken to over HTTP as its clients do. */
public final class Service {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public Service(int port) {
    base = URI.create("http://127.0.0.1:" + port);
  }

  /** What the service answered. */
  public record Answer(int status, String body) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String text(String field) {
      return json().path(field).asString();
    }
  }

  public Answer get(@Nullable String token, String path) {
    return send("GET", token, path, null);
  }

  public Answer post(@Nullable String token, String path, Object body) {
    return send("POST", token, path, body);
  }

  public Answer put(@Nullable String token, String path, Object body) {
    return send("PUT", token, path, body);
  }

  /** Sends bytes as they are. */
  public Answer upload(@Nullable String token, String path, byte[] content) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return answer(request.build());
  }

  public Answer delete(@Nullable String token, String path) {
    return send("DELETE", token, path, null);
  }

  public Answer send(String method, @Nullable String token, String path, @Nullable Object body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      String json = body instanceof String text ? text : JSON.writeValueAsString(body);
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json));
    }
    return answer(request.build());
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (java.io.IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
