package org.wattline.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal, in the shape that Stripe gives it. */
final class StripeError extends RuntimeException {
  private final int status;
  private final ObjectNode error;

  private StripeError(int status, ObjectNode error) {
    super(Json.need(error, "message"), null, false, false);
    this.status = status;
    this.error = error;
  }

  private static StripeError of(
      int status, String type, @Nullable String code, String message, @Nullable String param) {
    ObjectNode error = Json.object("type", type, "message", message);
    if (code != null) {
      error.put("code", code);
      error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }
    if (param != null) {
      error.put("param", param);
    }
    return new StripeError(status, error);
  }

  static StripeError invalid(String code, String message, @Nullable String param) {
    return of(400, "invalid_request_error", code, message, param);
  }

  static StripeError missing(String param) {
    return invalid("parameter_missing", "Missing required param: " + param + ".", param);
  }

  static StripeError noSuch(String what, String id) {
    return of(
        404,
        "invalid_request_error",
        "resource_missing",
        "No such " + what + ": '" + id + "'",
        "id");
  }

  static StripeError unknownUrl(String method, String path) {
    return of(
        404,
        "invalid_request_error",
        null,
        "Unrecognized request URL (" + method + ": " + path + ").",
        null);
  }

  static StripeError unauthorized() {
    return of(
        401,
        "invalid_request_error",
        null,
        "Invalid API Key provided. The stand-in takes keys that begin with sk_test_ only.",
        null);
  }

  static StripeError keyInUse(String key) {
    return of(
        409,
        "idempotency_error",
        "idempotency_key_in_use",
        "There is currently another in-progress request using this Stripe Idempotency Key: "
            + key
            + ".",
        null);
  }

  static StripeError keyReused(String key) {
    return of(
        400,
        "idempotency_error",
        null,
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with. Try using a key other than '"
            + key
            + "' if you meant to execute a different request.",
        null);
  }

  static StripeError tooLarge() {
    return of(413, "invalid_request_error", null, "The request is too large.", null);
  }

  static StripeError broken() {
    return of(
        500, "api_error", null, "Something went wrong in the stand-in; its log says what.", null);
  }

  /** A card's bank said no. */
  static StripeError card(ObjectNode lastPaymentError, String intentField, ObjectNode intent) {
    ObjectNode error = lastPaymentError.deepCopy();
    error.set(intentField, intent.deepCopy());
    return new StripeError(402, error);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    return Json.object("error", error);
  }

  /** The sentence for the payer. */
  String sentence() {
    return Json.need(error, "message");
  }

  /** Whether the request was refused before anything was done, so that its key stays free. */
  boolean beforeWork() {
    return status != 402 && status < 500;
  }
}
