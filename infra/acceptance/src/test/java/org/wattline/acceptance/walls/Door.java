package org.wattline.acceptance.walls;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;

/** Sends the crawl's requests through the gateway, and counts them. */
final class Door {
  private final Http http = Http.program();
  private final AtomicInteger requests = new AtomicInteger();

  /** What was answered, headers included. */
  record Answer(String request, int status, String body, String headers) {
    boolean succeeded() {
      return status >= 200 && status < 300;
    }

    boolean faulted() {
      return status >= 500;
    }

    String everything() {
      return headers + "\n" + body;
    }
  }

  Answer send(
      String method,
      String address,
      @Nullable String token,
      @Nullable String body,
      Map<String, String> headers) {
    HttpRequest.Builder request = Http.request(address).header("Accept", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    requests.incrementAndGet();
    HttpResponse<String> response = http.send(request.build());
    return new Answer(
        method + " " + address + (headers.isEmpty() ? "" : " " + headers),
        response.statusCode(),
        response.body(),
        lines(response.headers().map()));
  }

  int requests() {
    return requests.get();
  }

  private static String lines(Map<String, List<String>> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, values) -> lines.append(name).append(": ").append(values).append('\n'));
    return lines.toString();
  }
}
