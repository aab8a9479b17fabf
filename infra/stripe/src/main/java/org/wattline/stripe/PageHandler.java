package org.wattline.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.stripe.Checkout.Typed;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages: {@code /c/pay/ACCOUNT/SESSION} to type a card, {@code /c/ask/…} for the bank's
 * question, {@code /c/end/…} on the way back to the supplier.
 */
final class PageHandler implements HttpHandler {
  private static final Pattern PAGE =
      Pattern.compile("/c/(pay|ask|end)/([a-z0-9-]{1,40})/(cs_test_[A-Za-z0-9]{1,40})");
  private static final int MAX_FORM = 8 * 1024;
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final Function<String, @Nullable Account> accounts;

  PageHandler(Function<String, @Nullable Account> accounts) {
    this.accounts = accounts;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/assets/page.css")) {
        try (InputStream css =
            Objects.requireNonNull(PageHandler.class.getResourceAsStream("page.css"))) {
          answer(exchange, 200, "text/css", css.readAllBytes());
        }
        return;
      }
      Matcher page = PAGE.matcher(path);
      Account account = page.matches() ? accounts.apply(page.group(2)) : null;
      ObjectNode session = account == null ? null : session(account, page.group(3));
      String language = exchange.getRequestHeaders().getFirst("Accept-Language");
      if (account == null || session == null) {
        html(exchange, 404, Pages.notFound(Words.of(null, language)));
        return;
      }
      Words words = Words.of(Json.text(session, "locale"), language);
      String rest = page.group(2) + "/" + page.group(3);
      if (exchange.getRequestMethod().equals("POST")) {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
        Params form = Params.parse(new String(body, StandardCharsets.UTF_8));
        Typed typed = typed(account, session, page.group(1), form);
        switch (typed) {
          case Typed.Done d -> seeOther(exchange, "/c/end/" + rest);
          case Typed.Challenge c -> seeOther(exchange, "/c/ask/" + rest);
          case Typed.Again again ->
              html(
                  exchange,
                  200,
                  Pages.card(session, words, "/c/pay/" + rest, again.key(), known(form)));
        }
      } else {
        show(exchange, account, session, words, page.group(1), rest);
      }
    }
  }

  private static void show(
      HttpExchange exchange,
      Account account,
      ObjectNode session,
      Words words,
      String page,
      String rest)
      throws IOException {
    boolean open;
    synchronized (account) {
      account.checkout.expireIfDue(session);
      open = "open".equals(Json.text(session, "status"));
    }
    if (!open || page.equals("end")) {
      html(exchange, 200, Pages.done(session, words));
    } else if (page.equals("ask")) {
      html(exchange, 200, Pages.challenge(session, words, "/c/ask/" + rest));
    } else {
      html(exchange, 200, Pages.card(session, words, "/c/pay/" + rest, null, Map.of()));
    }
  }

  private static Typed typed(Account account, ObjectNode session, String page, Params form) {
    synchronized (account) {
      if (page.equals("ask")) {
        return account.checkout.answer(session, "yes".equals(form.text("answer")));
      }
      String name = form.text("name");
      return account.checkout.submit(
          session,
          new Checkout.Card(
              String.valueOf(form.text("number")),
              String.valueOf(form.text("expiry")),
              String.valueOf(form.text("cvc")),
              name == null || name.length() > 100 ? null : name));
    }
  }

  private static Map<String, String> known(Params form) {
    String expiry = form.text("expiry");
    String name = form.text("name");
    return Map.of("expiry", expiry == null ? "" : expiry, "name", name == null ? "" : name);
  }

  private static @Nullable ObjectNode session(Account account, String id) {
    synchronized (account) {
      try {
        return account.book.need("checkout.session", id);
      } catch (StripeError none) {
        return null;
      }
    }
  }

  private static void seeOther(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Location", path);
    exchange.sendResponseHeaders(303, -1);
  }

  private static void html(HttpExchange exchange, int status, String page) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    answer(exchange, status, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
