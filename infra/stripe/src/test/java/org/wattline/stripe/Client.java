package org.wattline.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Speaks to a stand-in as a program and as a browser do. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final String base;
  private final String key;

  Client(String base, String key) {
    this.base = base;
    this.key = key;
  }

  record Answer(int status, String body) {
    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    String text(String field) {
      return json().path(field).asString("");
    }
  }

  Answer get(String path) {
    return send(request(path).header("Authorization", "Bearer " + key).GET().build());
  }

  /** Sends names and values, in turn, once for a key. */
  Answer post(String path, @Nullable String once, String... form) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (once != null) {
      request.header("Idempotency-Key", once);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(encoded(form))).build());
  }

  /** Opens a page. */
  Answer open(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
  }

  /** Sends a page's form, and follows where it leads. */
  Answer submit(String url, String... form) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build());
  }

  /** Types a card into a session's page. */
  Answer pay(JsonNode session, String number) {
    return submit(
        session.path("url").asString(), "number", number, "expiry", "12/34", "cvc", "123");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String... form) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < form.length; i += 2) {
      text.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(form[i], StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
