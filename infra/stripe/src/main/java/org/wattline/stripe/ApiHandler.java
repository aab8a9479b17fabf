package org.wattline.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.wattline.stripe.StripeStandIn.Fault;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes API requests: whose they are, whether they came before, what they are answered. A request
 * with an idempotency key that came before is answered as it was then, errors included.
 */
final class ApiHandler implements HttpHandler {
  static final int MAX_BODY = 256 * 1024;
  private static final int MAX_KEY = 255;
  private static final long KEY_SECONDS = 86_400;
  private static final Logger LOG = Logger.getLogger(ApiHandler.class.getName());

  private final Function<String, Account> accounts;
  private final Queue<Fault> faults;

  ApiHandler(Function<String, Account> accounts, Queue<Fault> faults) {
    this.accounts = accounts;
    this.faults = faults;
  }

  private record Answer(int status, ObjectNode body, boolean replayed) {
    static Answer of(StripeError refusal) {
      return new Answer(refusal.status(), refusal.body(), false);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean changes = !exchange.getRequestMethod().equals("GET");
      Fault fault = changes ? faults.poll() : null;
      if (fault == Fault.REQUEST_LOST) {
        return;
      }
      Answer answer;
      try {
        answer = answer(exchange);
      } catch (StripeError refusal) {
        answer = Answer.of(refusal);
      } catch (RuntimeException broken) {
        LOG.log(Level.SEVERE, "A request could not be answered", broken);
        answer = Answer.of(StripeError.broken());
      }
      if (fault == Fault.ANSWER_LOST) {
        return;
      }
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    Account account = accounts.apply(key(exchange));
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw StripeError.tooLarge();
    }
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    String form = method.equals("POST") ? new String(body, StandardCharsets.UTF_8) : query;
    Params params = Params.parse(form == null ? "" : form);
    String once = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (once == null || !method.equals("POST")) {
      synchronized (account) {
        return new Answer(200, Api.answer(account, method, path, params), false);
      }
    }
    if (once.length() > MAX_KEY) {
      throw StripeError.invalid(
          "parameter_invalid", "Idempotency keys have at most 255 characters.", null);
    }
    if (!account.keysInWork.add(once)) {
      throw StripeError.keyInUse(once);
    }
    try {
      synchronized (account) {
        return once(account, once, path, params);
      }
    } finally {
      account.keysInWork.remove(once);
    }
  }

  private static Answer once(Account account, String key, String path, Params params) {
    Book book = account.book;
    String id = "key:" + key;
    String hash = Account.sha256(path + " " + params.values());
    ObjectNode before = book.find(id);
    if (before != null && before.path("at").asLong() > book.now() - KEY_SECONDS) {
      if (!hash.equals(Json.text(before, "hash"))) {
        throw StripeError.keyReused(key);
      }
      return new Answer(
          before.path("status").asInt(), (ObjectNode) before.path("body").deepCopy(), true);
    }
    Answer answer;
    try {
      answer = new Answer(200, Api.answer(account, "POST", path, params), false);
    } catch (StripeError refusal) {
      if (refusal.beforeWork()) {
        throw refusal;
      }
      answer = Answer.of(refusal);
    }
    book.put(
        Json.object(
            "id",
            id,
            "object",
            "stand_in.key",
            "hash",
            hash,
            "at",
            book.now(),
            "status",
            answer.status(),
            "body",
            answer.body()));
    return answer;
  }

  private static String key(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    @Nullable String key = null;
    if (header != null && header.startsWith("Bearer ")) {
      key = header.substring("Bearer ".length());
    } else if (header != null && header.startsWith("Basic ")) {
      try {
        String pair =
            new String(
                Base64.getDecoder().decode(header.substring("Basic ".length())),
                StandardCharsets.UTF_8);
        key = pair.substring(0, Math.max(0, pair.indexOf(':')));
      } catch (IllegalArgumentException garbled) {
        throw StripeError.unauthorized();
      }
    }
    if (key == null || !key.matches("sk_test_[A-Za-z0-9_-]{3,200}")) {
      throw StripeError.unauthorized();
    }
    return key;
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().toPrettyString().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Cache-Control", "no-cache, no-store");
    headers.set("Request-Id", Book.newId("req"));
    headers.set("Stripe-Version", Book.API_VERSION);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    if (key != null) {
      headers.set("Idempotency-Key", key);
    }
    if (answer.replayed()) {
      headers.set("Idempotent-Replayed", "true");
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
