package org.wattline.controlplane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control plane as a program meets it: over the wire, with a token or without. */
public final class Rest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String PROBLEMS = "https://wattline.org/problems/";

  private final URI address;
  private final @Nullable String token;

  private Rest(URI address, @Nullable String token) {
    this.address = address;
    this.token = token;
  }

  /** Without a token. */
  public static Rest at(int port) {
    return new Rest(URI.create("http://127.0.0.1:" + port), null);
  }

  public Rest with(String bearer) {
    return new Rest(address, bearer);
  }

  /** An answer. */
  public record Answer(int status, HttpHeaders headers, byte[] body) {
    public JsonNode json() {
      return MAPPER.readTree(body);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    public Answer expect(int wanted) {
      assertThat(status).as(text()).isEqualTo(wanted);
      return this;
    }

    /** A refusal as RFC 9457 has it, with a sentence for a person. */
    public JsonNode problem(int wanted, String type) {
      expect(wanted);
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      JsonNode problem = json();
      assertThat(problem.path("type").asString()).isEqualTo(PROBLEMS + type);
      assertThat(problem.path("status").asInt()).isEqualTo(wanted);
      assertThat(problem.path("detail").asString()).isNotBlank().endsWith(".");
      assertThat(problem.path("instance").asString()).startsWith("urn:wattline:request:");
      return problem;
    }

    /** The pointers of the fields that are not right. */
    public List<String> wrongFields() {
      JsonNode problem = problem(422, "invalid-fields");
      return problem.path("errors").valueStream().map(e -> e.path("pointer").asString()).toList();
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, @Nullable Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Posts without saying how much will come. */
  public Answer stream(String path, Supplier<InputStream> body, String... headers) {
    return send("POST", path, BodyPublishers.ofInputStream(body), headers);
  }

  /**
   * Sends.
   *
   * @param body text and bytes as they are, anything else as JSON
   * @param headers names and values by turns
   */
  public Answer send(String method, String path, @Nullable Object body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(
                method,
                switch (body) {
                  case null -> BodyPublishers.noBody();
                  case HttpRequest.BodyPublisher publisher -> publisher;
                  case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
                  case String text -> BodyPublishers.ofString(text);
                  default -> BodyPublishers.ofString(MAPPER.writeValueAsString(body));
                });
    if (body != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
