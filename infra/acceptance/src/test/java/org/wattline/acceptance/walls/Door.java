package org.wattline.acceptance.walls;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;

/** Sends the crawl's requests through the gateway, and counts them by their answers. */
final class Door {
  private static final int TOO_MANY = 429;
  private static final int LONGEST_WAIT_SECONDS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Collection<String> unanswered = new ConcurrentLinkedQueue<>();
  private final Http http = Http.program();
  private final Map<Integer, AtomicInteger> byStatus = new ConcurrentSkipListMap<>();

  /**
   * What was answered.
   *
   * @param asked all that the request said: a word of it in the answer is an echo
   */
  record Answer(String request, String asked, int status, String body, String headers) {
    boolean succeeded() {
      return status >= 200 && status < 300;
    }

    boolean faulted() {
      return status >= 500;
    }

    boolean refused() {
      return status == 401 || status == 403;
    }

    String everything() {
      return headers + "\n" + body;
    }
  }

  /** Sends it, again where the limits ask to wait: an answer of the limits proves nothing. */
  Answer send(
      String method,
      String address,
      @Nullable String token,
      String contentType,
      @Nullable String body,
      Map<String, String> headers) {
    HttpRequest.Builder request =
        Http.request(address).header("Accept", "application/json, */*;q=0.5");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", contentType)
          .method(method, HttpRequest.BodyPublishers.ofString(body));
    }
    HttpResponse<String> response = patiently(request.timeout(PATIENCE).build());
    for (int again = 0; response.statusCode() == TOO_MANY && again < 3; again++) {
      count(TOO_MANY);
      pause(response);
      response = patiently(request.build());
    }
    count(response.statusCode());
    String said = method + " " + address + (headers.isEmpty() ? "" : " " + headers);
    return new Answer(
        said,
        said + " " + (body == null ? "" : body),
        response.statusCode(),
        response.body(),
        lines(response.headers().map()));
  }

  /** Once more where no answer comes; how often that was is told at the end. */
  private HttpResponse<String> patiently(HttpRequest request) {
    try {
      return http.send(request);
    } catch (UncheckedIOException noAnswer) {
      unanswered.add(request.method() + " " + request.uri() + ": " + noAnswer.getCause());
      return Http.program().send(request);
    }
  }

  /** Requests that had to be sent twice, with the reason. */
  Collection<String> unanswered() {
    return unanswered;
  }

  private void count(int status) {
    byStatus.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
  }

  private static void pause(HttpResponse<String> response) {
    long seconds = response.headers().firstValueAsLong("Retry-After").orElse(1);
    try {
      TimeUnit.SECONDS.sleep(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The crawl was interrupted", e);
    }
  }

  int requests() {
    return byStatus.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  Map<Integer, AtomicInteger> byStatus() {
    return byStatus;
  }

  private static String lines(Map<String, List<String>> headers) {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, values) -> lines.append(name).append(": ").append(values).append('\n'));
    return lines.toString();
  }
}
