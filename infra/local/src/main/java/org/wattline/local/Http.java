package org.wattline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP calls to this machine. A public address such as {@code http://auth.localhost:8080/…} is
 * reached through the loopback address with its own name as Host, since a JVM does not know the
 * names under {@code localhost}.
 */
public final class Http {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  static {
    /* read once, when the client's classes are loaded */
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
  }

  private final HttpClient client;

  private Http(HttpClient client) {
    this.client = client;
  }

  /** Without cookies and without following redirects, as a program calls. */
  public static Http program() {
    return new Http(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  /** A request to an address, by way of the loopback address where its name ends in localhost. */
  public static HttpRequest.Builder request(String address) {
    URI uri = URI.create(address);
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(TIMEOUT);
    if (uri.getHost().endsWith(".localhost")) {
      request.header("Host", uri.getHost() + ":" + uri.getPort());
      return request.uri(
          URI.create(address.replaceFirst("//[^/?#]+", "//127.0.0.1:" + uri.getPort())));
    }
    return request.uri(uri);
  }

  /** Sends it and takes the answer as text, whatever its status. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("The call was interrupted.", e);
    }
  }

  /** GETs JSON with a token. */
  public JsonNode get(String address, String token) {
    return json(send(request(address).header("Authorization", "Bearer " + token).build()));
  }

  /** Sends a JSON body with a token, and returns the answer. */
  public HttpResponse<String> send(
      String method, String address, String token, @Nullable Object body) {
    return send(
        request(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  /** The same, for an answer that must be a success. */
  public HttpResponse<String> expectOk(
      String method, String address, String token, @Nullable Object body) {
    return ok(send(method, address, token, body));
  }

  /** POSTs a form. */
  public HttpResponse<String> form(String address, Map<String, String> fields) {
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
            .build());
  }

  /** Fields as in a query or a form. */
  public static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The body of a success. */
  public static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(ok(response).body());
  }

  private static HttpResponse<String> ok(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new LocalStackException(
          response.request().method()
              + " "
              + response.request().uri()
              + " was answered with "
              + response.statusCode()
              + ": "
              + response.body());
    }
    return response;
  }
}
