package org.wattline.tenancy.vaadin.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as cookies, hosts and redirects go: {@code *.localhost} is this machine. */
final class Browser {
  static {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final int MOST_REDIRECTS = 12;

  /** Cookies by host, as a browser keeps them. */
  private final Map<String, Map<String, String>> jars = new LinkedHashMap<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private URI at = URI.create("about:blank");

  /** What came, and where it came from after redirects. */
  record Answer(int status, String body, URI at, HttpResponse<String> raw) {}

  /** Opens a page and follows redirects. */
  Answer open(String address) {
    Answer answer = get(address);
    for (int hop = 0; hop < MOST_REDIRECTS && answer.status() / 100 == 3; hop++) {
      String location = answer.raw().headers().firstValue("Location").orElseThrow();
      answer = get(at.resolve(location).toString());
    }
    return answer;
  }

  /** Asks for one address and follows nothing. */
  Answer get(String address) {
    at = URI.create(address);
    return send(HttpRequest.newBuilder(onThisMachine(at)).GET());
  }

  Answer post(String address, String form) {
    at = URI.create(address);
    return send(
        HttpRequest.newBuilder(onThisMachine(at))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  String cookie(String host, String name) {
    return jars.getOrDefault(host, Map.of()).getOrDefault(name, "");
  }

  /** What a thief does: the cookie of one host on another. */
  void carryCookies(String from, String to) {
    jars.put(to, new LinkedHashMap<>(jars.getOrDefault(from, Map.of())));
  }

  private Answer send(HttpRequest.Builder request) {
    String host = at.getHost();
    Map<String, String> jar = jars.computeIfAbsent(host, unknown -> new LinkedHashMap<>());
    request
        .timeout(Duration.ofSeconds(20))
        .header("Host", host + ":" + at.getPort())
        .header("Accept", "text/html,application/json")
        .header("Accept-Language", "fr");
    if (!jar.isEmpty()) {
      request.header(
          "Cookie",
          jar.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (String set : answer.headers().allValues("Set-Cookie")) {
        String[] pair = set.split(";", 2)[0].split("=", 2);
        jar.put(pair[0], pair[1]);
      }
      return new Answer(answer.statusCode(), answer.body(), at, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static URI onThisMachine(URI uri) {
    return URI.create(uri.toString().replaceFirst("//[^/:]+", "//127.0.0.1"));
  }
}
