package org.wattline.acceptance.kills;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steady requests of both suppliers' staff through the gateway. Every answer is judged: a success
 * must name the right supplier, and anything else must be a problem that says what to do.
 */
final class Traffic implements AutoCloseable {
  /** What a client may be told while a part is away. */
  private static final Set<Integer> CLEAR_ERRORS = Set.of(429, 502, 503, 504);

  private static final int PAUSE_MILLIS = 40;

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicInteger succeeded = new AtomicInteger();
  private final Map<Integer, Integer> errors = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Somebody who asks over and over.
   *
   * @param supplierName what every good answer must name
   */
  record Caller(String host, String token, String supplierName) {}

  Traffic(LocalStack stack, List<Caller> callers) {
    for (Caller caller : callers) {
      threads.add(
          Thread.ofPlatform()
              .name("traffic-" + caller.host())
              .start(() -> ask(stack.url(caller.host()) + "/api/v1/me", caller)));
    }
  }

  private void ask(String address, Caller caller) {
    Http http = Http.program();
    while (going.get()) {
      try {
        judge(http.send("GET", address, caller.token(), null), caller);
      } catch (RuntimeException noAnswer) {
        wrong.add(address + " got no answer: " + noAnswer);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void judge(HttpResponse<String> answer, Caller caller) {
    int status = answer.statusCode();
    if (status == 200) {
      String supplier = JsonMapper.shared().readTree(answer.body()).path("supplier").asString();
      if (supplier.equals(caller.supplierName())) {
        succeeded.incrementAndGet();
      } else {
        wrong.add(caller.host() + " was answered as " + supplier);
      }
    } else if (CLEAR_ERRORS.contains(status)) {
      errors.merge(status, 1, Integer::sum);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (!type.startsWith("application/problem+json") || !answer.body().contains("\"detail\"")) {
        wrong.add(caller.host() + " was told " + status + " without a problem: " + answer.body());
      }
    } else {
      wrong.add(caller.host() + " was answered " + status + ": " + answer.body());
    }
  }

  int succeeded() {
    return succeeded.get();
  }

  Map<Integer, Integer> errors() {
    return Map.copyOf(errors);
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public void close() {
    going.set(false);
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(65));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
