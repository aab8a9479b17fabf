package org.wattline.stripe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends events, signed, to the endpoints that an account registered and to the one of the settings,
 * and again until it is answered with success. Events that were not taken before a stop are sent
 * after the next start.
 */
final class Webhooks implements AutoCloseable {
  /** Deliveries under way at once. */
  private static final int AT_ONCE = 16;

  private final Clock clock;
  private final @Nullable String url;
  private final String secret;
  private final List<Duration> pauses;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param url with {@code {account}} where the account's label goes; null: only to registered ones
   * @param pauses before each further attempt
   */
  Webhooks(Clock clock, @Nullable String url, String secret, List<Duration> pauses) {
    this.clock = clock;
    this.url = url;
    this.secret = secret;
    this.pauses = List.copyOf(pauses);
  }

  private record Target(String url, String secret) {}

  /** Sends an event of an account whose lock the caller holds. */
  void send(Account account, ObjectNode event) {
    List<Target> targets = new ArrayList<>();
    if (url != null) {
      targets.add(new Target(url.replace("{account}", account.label), secret));
    }
    for (ObjectNode endpoint : account.book.all("webhook_endpoint", e -> true)) {
      boolean wanted = false;
      for (var type : endpoint.path("enabled_events")) {
        wanted |=
            type.stringValue().equals("*") || type.stringValue().equals(Json.text(event, "type"));
      }
      if (wanted) {
        targets.add(new Target(Json.need(endpoint, "url"), Json.need(endpoint, "secret")));
      }
    }
    String body = event.toString();
    for (Target target : targets) {
      threads.execute(() -> deliver(account, event, body, target));
    }
  }

  /** Sends what was not taken yet. */
  void resume(Account account) {
    synchronized (account) {
      account.book.all("event", e -> e.path("pending_webhooks").asInt() > 0).reversed().stream()
          .toList()
          .forEach(event -> send(account, event));
    }
  }

  private void deliver(Account account, ObjectNode event, String body, Target target) {
    try {
      for (int attempt = 0; attempt <= pauses.size(); attempt++) {
        if (attempt > 0) {
          Thread.sleep(pauses.get(attempt - 1));
        }
        if (taken(body, target)) {
          synchronized (account) {
            event.put("pending_webhooks", 0);
            account.book.put(event);
          }
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean taken(String body, Target target) throws InterruptedException {
    places.acquire();
    try {
      URI uri = URI.create(target.url());
      HttpRequest.Builder request = HttpRequest.newBuilder();
      if (uri.getHost().endsWith(".localhost")) {
        // a JVM does not know these names
        request.header("Host", uri.getHost() + ":" + uri.getPort());
        uri = URI.create(target.url().replaceFirst("//[^/?#]+", "//127.0.0.1:" + uri.getPort()));
      }
      HttpResponse<Void> answer =
          http.send(
              request
                  .uri(uri)
                  .timeout(Duration.ofSeconds(20))
                  .header("Content-Type", "application/json; charset=utf-8")
                  .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                  .header(
                      "Stripe-Signature", Signature.header(target.secret(), clock.instant(), body))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2;
    } catch (IOException unreachable) {
      return false;
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
