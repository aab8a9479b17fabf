package org.wattline.stripe;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payment intents and setup intents: what becomes of a card that is charged or kept. */
final class Intents {
  /** Stripe's fee in the stand-in: 1.5 % and a quarter of the currency. */
  private static final long FEE_PER_THOUSAND = 15;

  private static final long FIXED_FEE = 25;

  private static final Set<String> CREATE =
      Set.of(
          "amount",
          "currency",
          "customer",
          "payment_method",
          "payment_method_types",
          "confirm",
          "off_session",
          "metadata",
          "description",
          "setup_future_usage",
          "statement_descriptor_suffix");
  private static final long LEAST = 50;
  private static final long MOST = 99_999_999;

  private final Book book;
  private final Disputes disputes;

  Intents(Book book, Disputes disputes) {
    this.book = book;
    this.disputes = disputes;
  }

  ObjectNode create(Params params) {
    params.only(CREATE);
    ObjectNode intent = unpaid(params.needNumber("amount"), params.need("currency"));
    String customer = params.text("customer");
    if (customer != null) {
      book.need("customer", customer);
    }
    intent.put("customer", customer);
    intent.set("metadata", Json.MAPPER.valueToTree(params.map("metadata")));
    intent.put("description", params.text("description"));
    intent.put("setup_future_usage", params.text("setup_future_usage"));
    String method = params.text("payment_method");
    if (method != null) {
      requireUsable(method, customer);
      intent.put("payment_method", method);
      intent.put("status", "requires_confirmation");
    }
    book.put(intent);
    book.emit("payment_intent.created", intent);
    if (params.flag("confirm")) {
      confirm(intent, params.need("payment_method"), params.flag("off_session"));
      refuseIfDeclined(intent);
    }
    return intent;
  }

  ObjectNode unpaid(long amount, String currency) {
    if (amount < LEAST) {
      throw StripeError.invalid(
          "amount_too_small", "Amount must be at least " + LEAST + " cents.", "amount");
    }
    if (amount > MOST) {
      throw StripeError.invalid(
          "amount_too_large", "Amount must be no more than 999,999.99.", "amount");
    }
    if (!currency.matches("[a-z]{3}")) {
      throw StripeError.invalid("parameter_invalid", "Invalid currency: " + currency, "currency");
    }
    return Shapes.intent(book.now(), amount, currency);
  }

  ObjectNode confirmed(ObjectNode intent, Params params) {
    params.only(Set.of("payment_method", "off_session", "return_url"));
    String method = params.text("payment_method");
    String chosen = method == null ? Json.text(intent, "payment_method") : method;
    if (chosen == null) {
      throw StripeError.missing("payment_method");
    }
    requireUsable(chosen, Json.text(intent, "customer"));
    requireStatus(intent, "requires_payment_method", "requires_confirmation", "requires_action");
    confirm(intent, chosen, params.flag("off_session"));
    refuseIfDeclined(intent);
    return intent;
  }

  ObjectNode cancel(ObjectNode intent, Params params) {
    params.only(Set.of("cancellation_reason"));
    requireStatus(intent, "requires_payment_method", "requires_confirmation", "requires_action");
    intent.put("status", "canceled");
    intent.put("canceled_at", book.now());
    intent.put("cancellation_reason", params.text("cancellation_reason"));
    intent.putNull("next_action");
    book.put(intent);
    book.emit("payment_intent.canceled", intent);
    return intent;
  }

  private void requireUsable(String method, @Nullable String customer) {
    ObjectNode kept = book.need("payment_method", method);
    String owner = Json.text(kept, "customer");
    if (owner != null && !owner.equals(customer)) {
      throw StripeError.invalid(
          "payment_method_unexpected_state",
          "The PaymentMethod belongs to another customer: name that customer, too.",
          "payment_method");
    }
  }

  private static void requireStatus(ObjectNode intent, String... allowed) {
    if (!Set.of(allowed).contains(Json.need(intent, "status"))) {
      throw StripeError.invalid(
          "payment_intent_unexpected_state",
          "This PaymentIntent has a status of " + Json.need(intent, "status") + ".",
          null);
    }
  }

  private static void refuseIfDeclined(ObjectNode intent) {
    if (intent.path("last_payment_error").isObject()) {
      throw StripeError.card(
          (ObjectNode) intent.path("last_payment_error"), "payment_intent", intent);
    }
  }

  /** Charges a card, asks the payer first, or is refused; the intent says which. */
  void confirm(ObjectNode intent, String method, boolean offSession) {
    TestCard card = book.card(method);
    intent.put("payment_method", method);
    intent.putNull("last_payment_error");
    boolean agreed = card.outcome() == TestCard.Outcome.CHALLENGE_ONCE && book.agreed(method);
    switch (card.outcome()) {
      case DECLINE, DECLINE_AFTER_SAVING -> decline(intent, method, card.reason());
      case CHALLENGE_ONCE, CHALLENGE_ALWAYS -> {
        if (agreed) {
          succeed(intent, method);
        } else if (offSession) {
          decline(intent, method, "authentication_required");
        } else {
          challenge(intent);
        }
      }
      case SUCCESS, DISPUTE, INQUIRY -> succeed(intent, method);
    }
  }

  /** What the payer answered when the bank asked. */
  void answerChallenge(ObjectNode intent, boolean confirmed) {
    requireStatus(intent, "requires_action");
    String method = Json.need(intent, "payment_method");
    intent.putNull("next_action");
    if (confirmed) {
      succeed(intent, method);
      return;
    }
    intent.put("status", "requires_payment_method");
    intent.set("last_payment_error", authenticationFailure());
    book.put(intent);
    book.emit("payment_intent.payment_failed", intent);
  }

  private static ObjectNode authenticationFailure() {
    return Json.object(
        "code", "payment_intent_authentication_failure",
        "doc_url", "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
        "message",
            "We are unable to authenticate your payment method. Please choose a different payment"
                + " method and try again.",
        "type", "invalid_request_error");
  }

  private void challenge(ObjectNode intent) {
    intent.put("status", "requires_action");
    intent.set(
        "next_action",
        Json.object(
            "type",
            "use_stripe_sdk",
            "use_stripe_sdk",
            Json.object("type", "three_d_secure_redirect")));
    book.put(intent);
    book.emit("payment_intent.requires_action", intent);
  }

  private void decline(ObjectNode intent, String method, String reason) {
    ObjectNode kept = book.need("payment_method", method);
    String[] known = TestCard.codeAndMessage(reason);
    ObjectNode charge = Shapes.charge(book.now(), intent, kept);
    charge.put("status", "failed");
    charge.put("failure_code", known[0]);
    charge.put("failure_message", known[1]);
    charge.set(
        "outcome",
        Json.object(
            "network_status", "declined_by_network",
            "reason", reason,
            "risk_level", "normal",
            "seller_message", "The bank did not return any further details with this decline.",
            "type", "issuer_declined"));
    book.put(charge);
    intent.put("status", "requires_payment_method");
    intent.putNull("next_action");
    intent.put("latest_charge", Json.need(charge, "id"));
    intent.set(
        "last_payment_error",
        Json.object(
            "charge",
            Json.need(charge, "id"),
            "code",
            known[0],
            "decline_code",
            reason,
            "doc_url",
            "https://stripe.com/docs/error-codes/" + known[0].replace('_', '-'),
            "message",
            known[1],
            "payment_method",
            kept,
            "type",
            "card_error"));
    book.put(intent);
    book.emit("charge.failed", charge);
    book.emit("payment_intent.payment_failed", intent);
  }

  private void succeed(ObjectNode intent, String method) {
    ObjectNode kept = book.need("payment_method", method);
    long amount = intent.path("amount").asLong();
    ObjectNode charge = Shapes.charge(book.now(), intent, kept);
    String chargeId = Json.need(charge, "id");
    long fee = amount * FEE_PER_THOUSAND / 1_000 + FIXED_FEE;
    ObjectNode balance =
        Shapes.balance(book.now(), "charge", chargeId, Json.need(intent, "currency"), amount, fee);
    book.put(balance);
    charge.put("status", "succeeded");
    charge.put("paid", true);
    charge.put("captured", true);
    charge.put("amount_captured", amount);
    charge.put("balance_transaction", Json.need(balance, "id"));
    book.put(charge);
    intent.put("status", "succeeded");
    intent.putNull("next_action");
    intent.putNull("last_payment_error");
    intent.put("amount_received", amount);
    intent.put("latest_charge", chargeId);
    book.put(intent);
    String customer = Json.text(intent, "customer");
    if (customer != null && Json.text(intent, "setup_future_usage") != null) {
      keep(kept, customer);
    }
    book.emit("charge.succeeded", charge);
    book.emit("payment_intent.succeeded", intent);
    TestCard card = book.card(method);
    if (card.outcome() == TestCard.Outcome.DISPUTE || card.outcome() == TestCard.Outcome.INQUIRY) {
      disputes.open(charge, card.reason(), card.outcome() == TestCard.Outcome.INQUIRY);
    }
  }

  /** Keeps a method for a customer, with the payer's word for later charges. */
  void keep(ObjectNode method, String customer) {
    book.agree(Json.need(method, "id"));
    if (Json.text(method, "customer") == null) {
      method.put("customer", customer);
      book.put(method);
      book.emit("payment_method.attached", method);
    }
  }

  /** Keeps a card without charging it, asks the payer first, or is refused. */
  void confirmSetup(ObjectNode setup, String method) {
    TestCard card = book.card(method);
    setup.put("payment_method", method);
    setup.putNull("last_setup_error");
    if (card.outcome() == TestCard.Outcome.DECLINE) {
      String[] known = TestCard.codeAndMessage(card.reason());
      failSetup(
          setup,
          Json.object(
              "code",
              known[0],
              "decline_code",
              card.reason(),
              "message",
              known[1],
              "payment_method",
              book.need("payment_method", method),
              "type",
              "card_error"));
    } else if (card.outcome().challenges()) {
      setup.put("status", "requires_action");
      setup.set(
          "next_action",
          Json.object(
              "type",
              "use_stripe_sdk",
              "use_stripe_sdk",
              Json.object("type", "three_d_secure_redirect")));
      book.put(setup);
      book.emit("setup_intent.requires_action", setup);
    } else {
      succeedSetup(setup);
    }
  }

  void answerSetupChallenge(ObjectNode setup, boolean confirmed) {
    if (confirmed) {
      succeedSetup(setup);
    } else {
      ObjectNode error = authenticationFailure();
      error.put("code", "setup_intent_authentication_failure");
      failSetup(setup, error);
    }
  }

  private void failSetup(ObjectNode setup, ObjectNode error) {
    setup.put("status", "requires_payment_method");
    setup.putNull("next_action");
    setup.set("last_setup_error", error);
    book.put(setup);
    book.emit("setup_intent.setup_failed", setup);
  }

  private void succeedSetup(ObjectNode setup) {
    setup.put("status", "succeeded");
    setup.putNull("next_action");
    book.put(setup);
    String customer = Json.text(setup, "customer");
    if (customer != null) {
      keep(book.need("payment_method", Json.need(setup, "payment_method")), customer);
    }
    book.emit("setup_intent.succeeded", setup);
  }
}
