package org.wattline.stripe;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Checkout sessions: a page on which a payer types a card. */
final class Checkout {
  private static final Set<String> CREATE =
      Set.of(
          "mode",
          "success_url",
          "cancel_url",
          "client_reference_id",
          "customer",
          "customer_email",
          "line_items",
          "locale",
          "currency",
          "metadata",
          "payment_intent_data",
          "setup_intent_data",
          "payment_method_types",
          "expires_at");
  private static final long DAY = 86_400;
  private static final long LEAST_LIFE = 1_800;

  private final Book book;
  private final Intents intents;
  private final String pages;

  /**
   * @param pages where the pages are, such as {@code http://stripe.localhost:8080}
   */
  Checkout(Book book, Intents intents, String pages) {
    this.book = book;
    this.intents = intents;
    this.pages = pages;
  }

  ObjectNode create(Params params, String account) {
    params.only(CREATE);
    String mode = params.need("mode");
    if (!Set.of("payment", "setup").contains(mode)) {
      throw StripeError.invalid(
          "parameter_invalid", "The stand-in knows the modes payment and setup.", "mode");
    }
    Long asked = params.number("expires_at");
    long expires = asked == null ? book.now() + DAY : asked;
    // two seconds of grace for a clock read before the request was sent
    if (expires < book.now() + LEAST_LIFE - 2 || expires > book.now() + DAY + 2) {
      throw StripeError.invalid(
          "parameter_invalid",
          "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout"
              + " Session creation.",
          "expires_at");
    }
    String id = Book.newId("cs_test");
    ObjectNode session =
        Shapes.session(book.now(), id, mode, pages + "/c/pay/" + account + "/" + id, expires);
    session.put("success_url", params.need("success_url"));
    session.put("cancel_url", params.text("cancel_url"));
    session.put("client_reference_id", params.text("client_reference_id"));
    session.put("locale", params.text("locale"));
    session.set("metadata", Json.MAPPER.valueToTree(params.map("metadata")));
    String customer = params.text("customer");
    if (customer != null) {
      book.need("customer", customer);
      session.put("customer", customer);
    }
    if (mode.equals("payment")) {
      String currency = params.need("line_items[0][price_data][currency]");
      Long quantity = params.number("line_items[0][quantity]");
      long amount =
          params.needNumber("line_items[0][price_data][unit_amount]")
              * (quantity == null ? 1 : quantity);
      params.need("line_items[0][price_data][product_data][name]");
      ObjectNode draft = intents.unpaid(amount, currency);
      draft.put("customer", customer);
      draft.set("metadata", Json.MAPPER.valueToTree(params.map("payment_intent_data[metadata]")));
      draft.put("setup_future_usage", params.text("payment_intent_data[setup_future_usage]"));
      draft.put("description", params.text("line_items[0][price_data][product_data][name]"));
      // Stripe makes the intent when the payer confirms; here it waits beside the session
      draft.put("id", id + ":draft");
      draft.put("object", "stand_in.draft");
      book.put(draft);
      session.put("currency", currency);
      session.put("amount_subtotal", amount);
      session.put("amount_total", amount);
    } else {
      if (customer == null) {
        throw StripeError.missing("customer");
      }
      ObjectNode setup = Shapes.setup(book.now());
      setup.put("customer", customer);
      setup.set("metadata", Json.MAPPER.valueToTree(params.map("setup_intent_data[metadata]")));
      book.put(setup);
      book.emit("setup_intent.created", setup);
      session.put("setup_intent", Json.need(setup, "id"));
    }
    return book.put(session);
  }

  /** Ends an open session. */
  ObjectNode expire(ObjectNode session) {
    if (!"open".equals(Json.text(session, "status"))) {
      throw StripeError.invalid(
          "checkout_session_unexpected_state",
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session"
              + " has a status of "
              + Json.text(session, "status")
              + ".",
          null);
    }
    session.put("status", "expired");
    session.putNull("url");
    book.put(session);
    book.emit("checkout.session.expired", session);
    return session;
  }

  /** Ends it when its time has come. */
  void expireIfDue(ObjectNode session) {
    if ("open".equals(Json.text(session, "status"))
        && session.path("expires_at").asLong() <= book.now()) {
      expire(session);
    }
  }

  /** What came of a card that was typed. */
  sealed interface Typed {
    /** The page is done with: on to where the account wants the payer. */
    record Done() implements Typed {}

    /** The bank asks the payer. */
    record Challenge() implements Typed {}

    /**
     * Try again.
     *
     * @param key of the sentence to show
     */
    record Again(String key) implements Typed {}
  }

  /** What the payer typed. */
  record Card(String number, String expiry, String cvc, @Nullable String name) {}

  /** Charges or keeps a card. */
  Typed submit(ObjectNode session, Card typed) {
    expireIfDue(session);
    if (!"open".equals(Json.text(session, "status"))) {
      return new Typed.Done();
    }
    TestCard card = TestCard.ofNumber(typed.number()).orElse(null);
    if (card == null) {
      return new Typed.Again("unknown-card");
    }
    YearMonth expiry = expiry(typed.expiry());
    if (expiry == null
        || expiry.isBefore(
            YearMonth.from(java.time.Instant.ofEpochSecond(book.now()).atZone(ZoneOffset.UTC)))) {
      return new Typed.Again("wrong-expiry");
    }
    if (!typed.cvc().matches("\\d{3,4}")) {
      return new Typed.Again("wrong-cvc");
    }
    ObjectNode method =
        Shapes.method(book.now(), card, expiry.getMonthValue(), expiry.getYear(), typed.name());
    String methodId = Json.need(method, "id");
    book.put(method);
    book.remember(methodId, card);
    if (Json.text(session, "mode") instanceof String mode && mode.equals("setup")) {
      ObjectNode setup = book.need("setup_intent", Json.need(session, "setup_intent"));
      intents.confirmSetup(setup, methodId);
      return after(session, setup, "last_setup_error");
    }
    ObjectNode intent = intent(session);
    intents.confirm(intent, methodId, false);
    return after(session, intent, "last_payment_error");
  }

  /** What the payer answered to their bank. */
  Typed answer(ObjectNode session, boolean confirmed) {
    expireIfDue(session);
    if (!"open".equals(Json.text(session, "status"))) {
      return new Typed.Done();
    }
    if ("setup".equals(Json.text(session, "mode"))) {
      ObjectNode setup = book.need("setup_intent", Json.need(session, "setup_intent"));
      if (!"requires_action".equals(Json.text(setup, "status"))) {
        return new Typed.Again("again");
      }
      intents.answerSetupChallenge(setup, confirmed);
      return after(session, setup, "last_setup_error");
    }
    ObjectNode intent = intent(session);
    if (!"requires_action".equals(Json.text(intent, "status"))) {
      return new Typed.Again("again");
    }
    intents.answerChallenge(intent, confirmed);
    return after(session, intent, "last_payment_error");
  }

  private Typed after(ObjectNode session, ObjectNode intent, String errorField) {
    return switch (Json.need(intent, "status")) {
      case "succeeded" -> {
        session.put("status", "complete");
        if ("payment".equals(Json.text(session, "mode"))) {
          session.put("payment_status", "paid");
        }
        session.putNull("url");
        book.put(session);
        book.emit("checkout.session.completed", session);
        yield new Typed.Done();
      }
      case "requires_action" -> new Typed.Challenge();
      default -> {
        String code = String.valueOf(Json.text(intent.path(errorField), "code"));
        String decline = Json.text(intent.path(errorField), "decline_code");
        yield new Typed.Again(
            "insufficient_funds".equals(decline)
                ? "insufficient-funds"
                : code.toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    };
  }

  private ObjectNode intent(ObjectNode session) {
    String known = Json.text(session, "payment_intent");
    if (known != null) {
      return book.need("payment_intent", known);
    }
    ObjectNode intent = book.need("stand_in.draft", Json.need(session, "id") + ":draft").deepCopy();
    intent.put("id", Book.newId("pi"));
    intent.put("object", "payment_intent");
    intent.put("created", book.now());
    book.put(intent);
    session.put("payment_intent", Json.need(intent, "id"));
    book.put(session);
    book.emit("payment_intent.created", intent);
    return intent;
  }

  private static @Nullable YearMonth expiry(String typed) {
    String digits = typed.replaceAll("[\\s/]", "");
    if (!digits.matches("(0[1-9]|1[0-2])(\\d{2}|20\\d{2})")) {
      return null;
    }
    String year = digits.substring(2);
    return YearMonth.of(
        Integer.parseInt(year.length() == 2 ? "20" + year : year),
        Integer.parseInt(digits.substring(0, 2)));
  }
}
