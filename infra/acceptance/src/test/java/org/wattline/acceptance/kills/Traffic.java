package org.wattline.acceptance.kills;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steady requests for both suppliers through the gateway: staff ask who they are and for a row that
 * is known, a customer asks for pages to pay on. Every answer is judged: a success must be the
 * right one, and anything else must be a problem that says what to do.
 */
final class Traffic implements AutoCloseable {
  /** What a client may be told while a part is away; 409 where its own key is in work. */
  private static final Set<Integer> CLEAR_ERRORS = Set.of(409, 429, 502, 503, 504);

  private static final int PAUSE_MILLIS = 40;

  /** Longer than a key stays with a request that was cut off. */
  private static final long KEY_SECONDS = 100;

  private final LocalStack stack;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicInteger told = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger paid = new AtomicInteger();
  private final Map<Integer, Integer> errors = Collections.synchronizedMap(new TreeMap<>());
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private final List<Payer> payers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Somebody of the staff who asks over and over.
   *
   * @param supplierName what an answer to who one is must name
   * @param row the address of something that is kept
   * @param kept what its answer must be
   */
  record Reader(String host, String token, String supplierName, String row, String kept) {}

  Traffic(LocalStack stack, List<Reader> readers, List<Payer> payers) {
    this.stack = stack;
    this.payers.addAll(payers);
    readers.forEach(reader -> begin("reads-" + reader.host(), http -> read(http, reader)));
    payers.forEach(payer -> begin("pays-" + payer.address(), http -> pay(http, payer, newKey())));
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private void begin(String name, Consumer<Http> what) {
    threads.add(
        Thread.ofPlatform()
            .name(name)
            .start(
                () -> {
                  Http http = Http.program();
                  while (going.get()) {
                    try {
                      what.accept(http);
                    } catch (RuntimeException noAnswer) {
                      wrong.add(name + " got no answer: " + noAnswer);
                    }
                    try {
                      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    } catch (InterruptedException stopped) {
                      return;
                    }
                  }
                }));
  }

  private void read(Http http, Reader reader) {
    String base = stack.url(reader.host()) + "/api/v1";
    HttpResponse<String> me = http.send("GET", base + "/me", reader.token(), null);
    if (good(me, reader.host())) {
      String supplier = JsonMapper.shared().readTree(me.body()).path("supplier").asString();
      right(supplier.equals(reader.supplierName()), told, reader.host() + " is " + supplier);
    }
    HttpResponse<String> row = http.send("GET", base + reader.row(), reader.token(), null);
    if (good(row, reader.host())) {
      right(row.body().equals(reader.kept()), read, reader.host() + " was shown " + row.body());
    }
  }

  private void pay(Http http, Payer payer, String key) {
    HttpResponse<String> answer = payer.ask(http, key);
    if (good(answer, payer.address())) {
      String id = JsonMapper.shared().readTree(answer.body()).path("id").asString();
      right(payer.answered(key, id), paid, "key " + key + " made a second payment, " + id);
    }
  }

  private void right(boolean right, AtomicInteger count, String otherwise) {
    if (right) {
      count.incrementAndGet();
    } else {
      wrong.add(otherwise);
    }
  }

  /** Whether an answer is a success; one that is none must be clear. */
  private boolean good(HttpResponse<String> answer, String who) {
    int status = answer.statusCode();
    if (status == 200 || status == 201) {
      return true;
    }
    if (CLEAR_ERRORS.contains(status)) {
      errors.merge(status, 1, Integer::sum);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (!type.startsWith("application/problem+json") || !answer.body().contains("\"detail\"")) {
        wrong.add(who + " was told " + status + " without a problem: " + answer.body());
      }
    } else {
      wrong.add(who + " was answered " + status + ": " + answer.body());
    }
    return false;
  }

  /** Good answers of staff: who they are, and what is kept. */
  int succeeded() {
    return told.get() + read.get();
  }

  /** The fewest good answers among the kinds of requests. */
  int fewest() {
    return Math.min(Math.min(told.get(), read.get()), paid.get());
  }

  int errors() {
    return errors.values().stream().mapToInt(Integer::intValue).sum();
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /**
   * Ends the traffic, sends every request to pay again under its key until it is answered, and
   * finds each account with one payment for each key.
   *
   * @return how many payments there are
   */
  int settle() throws InterruptedException {
    close();
    Http http = Http.program();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(KEY_SECONDS);
    int payments = 0;
    for (Payer payer : payers) {
      for (String key : payer.unanswered()) {
        while (payer.isUnanswered(key)) {
          if (System.nanoTime() > deadline) {
            throw new AssertionError("The payment with key " + key + " is not answered");
          }
          pay(http, payer, key);
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
      Set<String> there = payer.onAccount(http);
      if (!there.equals(payer.made())) {
        wrong.add(payer.address() + " has payments " + there + ", and made " + payer.made());
      }
      payments += there.size();
    }
    return payments;
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
