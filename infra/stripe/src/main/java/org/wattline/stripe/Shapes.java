package org.wattline.stripe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The objects as Stripe shapes them. */
final class Shapes {
  private Shapes() {}

  static ObjectNode customer(
      long now, @Nullable String name, @Nullable String email, Map<String, String> metadata) {
    return Json.object(
        "id",
        Book.newId("cus"),
        "object",
        "customer",
        "address",
        null,
        "balance",
        0,
        "created",
        now,
        "currency",
        null,
        "default_source",
        null,
        "delinquent",
        false,
        "description",
        null,
        "email",
        email,
        "invoice_prefix",
        Book.newId("x").substring(2, 10).toUpperCase(java.util.Locale.ROOT),
        "livemode",
        false,
        "metadata",
        metadata,
        "name",
        name,
        "phone",
        null,
        "preferred_locales",
        List.of(),
        "shipping",
        null,
        "tax_exempt",
        "none");
  }

  static ObjectNode method(long now, TestCard card, int month, int year, @Nullable String name) {
    return Json.object(
        "id",
        Book.newId("pm"),
        "object",
        "payment_method",
        "allow_redisplay",
        "unspecified",
        "billing_details",
        billingDetails(name),
        "card",
        Json.object(
            "brand", card.brand(),
            "checks",
                Json.object(
                    "address_line1_check", null,
                    "address_postal_code_check", null,
                    "cvc_check", "pass"),
            "country", card.country(),
            "exp_month", month,
            "exp_year", year,
            "fingerprint", fingerprint(card),
            "funding", "credit",
            "last4", card.lastDigits(),
            "three_d_secure_usage", Json.object("supported", true),
            "wallet", null),
        "created",
        now,
        "customer",
        null,
        "livemode",
        false,
        "metadata",
        Map.of(),
        "type",
        "card");
  }

  private static String fingerprint(TestCard card) {
    return ("StandIn" + card.name().replace("_", "") + "0000000000").substring(0, 16);
  }

  private static ObjectNode billingDetails(@Nullable String name) {
    return Json.object(
        "address",
            Json.object(
                "city", null,
                "country", null,
                "line1", null,
                "line2", null,
                "postal_code", null,
                "state", null),
        "email", null,
        "name", name,
        "phone", null,
        "tax_id", null);
  }

  static ObjectNode intent(long now, long amount, String currency) {
    String id = Book.newId("pi");
    return Json.object(
        "id", id,
        "object", "payment_intent",
        "amount", amount,
        "amount_capturable", 0,
        "amount_received", 0,
        "application", null,
        "application_fee_amount", null,
        "automatic_payment_methods", null,
        "canceled_at", null,
        "cancellation_reason", null,
        "capture_method", "automatic",
        "client_secret", id + Book.newId("_secret"),
        "confirmation_method", "automatic",
        "created", now,
        "currency", currency,
        "customer", null,
        "description", null,
        "last_payment_error", null,
        "latest_charge", null,
        "livemode", false,
        "metadata", Map.of(),
        "next_action", null,
        "on_behalf_of", null,
        "payment_method", null,
        "payment_method_options", Json.object("card", cardOptions()),
        "payment_method_types", List.of("card"),
        "processing", null,
        "receipt_email", null,
        "review", null,
        "setup_future_usage", null,
        "shipping", null,
        "source", null,
        "statement_descriptor", null,
        "statement_descriptor_suffix", null,
        "status", "requires_payment_method",
        "transfer_data", null,
        "transfer_group", null);
  }

  private static ObjectNode cardOptions() {
    return Json.object(
        "installments", null,
        "mandate_options", null,
        "network", null,
        "request_three_d_secure", "automatic");
  }

  static ObjectNode setup(long now) {
    String id = Book.newId("seti");
    return Json.object(
        "id", id,
        "object", "setup_intent",
        "application", null,
        "automatic_payment_methods", null,
        "cancellation_reason", null,
        "client_secret", id + Book.newId("_secret"),
        "created", now,
        "customer", null,
        "description", null,
        "flow_directions", null,
        "last_setup_error", null,
        "latest_attempt", null,
        "livemode", false,
        "mandate", null,
        "metadata", Map.of(),
        "next_action", null,
        "on_behalf_of", null,
        "payment_method", null,
        "payment_method_options",
            Json.object(
                "card",
                Json.object(
                    "mandate_options", null,
                    "network", null,
                    "request_three_d_secure", "automatic")),
        "payment_method_types", List.of("card"),
        "single_use_mandate", null,
        "status", "requires_payment_method",
        "usage", "off_session");
  }

  static ObjectNode charge(long now, ObjectNode intent, ObjectNode method) {
    return Json.object(
        "id",
        Book.newId("ch"),
        "object",
        "charge",
        "amount",
        intent.path("amount").asLong(),
        "amount_captured",
        0,
        "amount_refunded",
        0,
        "application",
        null,
        "application_fee",
        null,
        "application_fee_amount",
        null,
        "balance_transaction",
        null,
        "billing_details",
        method.path("billing_details"),
        "calculated_statement_descriptor",
        "STAND-IN",
        "captured",
        false,
        "created",
        now,
        "currency",
        Json.need(intent, "currency"),
        "customer",
        Json.text(intent, "customer"),
        "description",
        Json.text(intent, "description"),
        "disputed",
        false,
        "failure_balance_transaction",
        null,
        "failure_code",
        null,
        "failure_message",
        null,
        "fraud_details",
        Map.of(),
        "livemode",
        false,
        "metadata",
        intent.path("metadata"),
        "on_behalf_of",
        null,
        "outcome",
        Json.object(
            "network_status", "approved_by_network",
            "reason", null,
            "risk_level", "normal",
            "seller_message", "Payment complete.",
            "type", "authorized"),
        "paid",
        false,
        "payment_intent",
        Json.need(intent, "id"),
        "payment_method",
        Json.need(method, "id"),
        "payment_method_details",
        Json.object("card", chargedCard(method), "type", "card"),
        "receipt_email",
        null,
        "receipt_number",
        null,
        "receipt_url",
        null,
        "refunded",
        false,
        "review",
        null,
        "shipping",
        null,
        "source_transfer",
        null,
        "statement_descriptor",
        null,
        "statement_descriptor_suffix",
        null,
        "status",
        "pending",
        "transfer_data",
        null,
        "transfer_group",
        null);
  }

  private static ObjectNode chargedCard(ObjectNode method) {
    return Json.object(
        "brand", method.path("card").path("brand"),
        "checks", method.path("card").path("checks"),
        "country", method.path("card").path("country"),
        "exp_month", method.path("card").path("exp_month"),
        "exp_year", method.path("card").path("exp_year"),
        "fingerprint", method.path("card").path("fingerprint"),
        "funding", method.path("card").path("funding"),
        "installments", null,
        "last4", method.path("card").path("last4"),
        "mandate", null,
        "network", method.path("card").path("brand"),
        "three_d_secure", null,
        "wallet", null);
  }

  /**
   * @param net what the account's balance changes by, with {@code fee} taken off already
   */
  static ObjectNode balance(
      long now, String type, String source, String currency, long amount, long fee) {
    return Json.object(
        "id",
        Book.newId("txn"),
        "object",
        "balance_transaction",
        "amount",
        amount,
        "available_on",
        now + 2 * 86_400,
        "created",
        now,
        "currency",
        currency,
        "description",
        null,
        "exchange_rate",
        null,
        "fee",
        fee,
        "fee_details",
        fee == 0
            ? List.of()
            : List.of(
                Json.object(
                    "amount",
                    fee,
                    "application",
                    null,
                    "currency",
                    currency,
                    "description",
                    "Stripe processing fees",
                    "type",
                    "stripe_fee")),
        "net",
        amount - fee,
        "reporting_category",
        type.equals("adjustment") ? "dispute" : type,
        "source",
        source,
        "status",
        "pending",
        "type",
        type);
  }

  static ObjectNode refund(
      long now,
      ObjectNode charge,
      long amount,
      @Nullable String reason,
      Map<String, String> metadata) {
    return Json.object(
        "id",
        Book.newId("re"),
        "object",
        "refund",
        "amount",
        amount,
        "balance_transaction",
        null,
        "charge",
        Json.need(charge, "id"),
        "created",
        now,
        "currency",
        Json.need(charge, "currency"),
        "metadata",
        metadata,
        "payment_intent",
        Json.text(charge, "payment_intent"),
        "reason",
        reason,
        "receipt_number",
        null,
        "source_transfer_reversal",
        null,
        "status",
        "succeeded",
        "transfer_reversal",
        null);
  }

  static ObjectNode dispute(long now, ObjectNode charge, String reason, boolean inquiry) {
    return Json.object(
        "id", Book.newId("du"),
        "object", "dispute",
        "amount", charge.path("amount").asLong(),
        "balance_transactions", List.of(),
        "charge", Json.need(charge, "id"),
        "created", now,
        "currency", Json.need(charge, "currency"),
        "evidence", DisputeEvidence.empty(),
        "evidence_details",
            Json.object(
                "due_by",
                now + 9 * 86_400,
                "has_evidence",
                false,
                "past_due",
                false,
                "submission_count",
                0),
        "is_charge_refundable", inquiry,
        "livemode", false,
        "metadata", Map.of(),
        "payment_intent", Json.text(charge, "payment_intent"),
        "reason", reason,
        "status", inquiry ? "warning_needs_response" : "needs_response");
  }

  static ObjectNode session(long now, String id, String mode, String url, long expiresAt) {
    return Json.object(
        "id", id,
        "object", "checkout.session",
        "after_expiration", null,
        "allow_promotion_codes", null,
        "amount_subtotal", null,
        "amount_total", null,
        "automatic_tax", Json.object("enabled", false, "status", null),
        "billing_address_collection", null,
        "cancel_url", null,
        "client_reference_id", null,
        "consent", null,
        "consent_collection", null,
        "created", now,
        "currency", null,
        "custom_fields", List.of(),
        "custom_text", Json.object("shipping_address", null, "submit", null),
        "customer", null,
        "customer_creation", null,
        "customer_details", null,
        "customer_email", null,
        "expires_at", expiresAt,
        "invoice", null,
        "livemode", false,
        "locale", null,
        "metadata", Map.of(),
        "mode", mode,
        "payment_intent", null,
        "payment_link", null,
        "payment_method_collection", "always",
        "payment_method_options", Map.of(),
        "payment_method_types", List.of("card"),
        "payment_status", mode.equals("setup") ? "no_payment_required" : "unpaid",
        "phone_number_collection", Json.object("enabled", false),
        "recovered_from", null,
        "setup_intent", null,
        "shipping_address_collection", null,
        "shipping_options", List.of(),
        "status", "open",
        "submit_type", null,
        "subscription", null,
        "success_url", null,
        "total_details", null,
        "url", url);
  }
}
