package org.wattline.stripe;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Disputes and refunds: money that goes back. */
final class Disputes {
  private static final long DISPUTE_FEE = 2_000;

  private final Book book;

  Disputes(Book book) {
    this.book = book;
  }

  /** The payer's bank contests a charge, or at first only asks. */
  void open(ObjectNode charge, String reason, boolean inquiry) {
    ObjectNode dispute = Shapes.dispute(book.now(), charge, reason, inquiry);
    book.put(dispute);
    charge.put("disputed", true);
    book.put(charge);
    if (!inquiry) {
      book(dispute, -charge.path("amount").asLong(), DISPUTE_FEE);
    }
    book.emit("charge.dispute.created", dispute);
    if (!inquiry) {
      book.emit("charge.dispute.funds_withdrawn", dispute);
    }
  }

  private void book(ObjectNode dispute, long amount, long fee) {
    ObjectNode balance =
        Shapes.balance(
            book.now(),
            "adjustment",
            Json.need(dispute, "id"),
            Json.need(dispute, "currency"),
            amount,
            fee);
    book.put(balance);
    ((ArrayNode) dispute.path("balance_transactions")).add(balance);
    book.put(dispute);
  }

  /**
   * Takes evidence; as at Stripe in test mode, the words {@code winning_evidence} and {@code
   * losing_evidence} decide at once.
   */
  ObjectNode update(ObjectNode dispute, Params params) {
    params.only(Set.of("evidence", "submit", "metadata"));
    Map<String, String> given = params.map("evidence");
    ObjectNode evidence = (ObjectNode) dispute.path("evidence");
    given.forEach(
        (field, text) -> {
          if (!DisputeEvidence.knows(field)) {
            throw StripeError.invalid(
                "parameter_unknown", "Received unknown parameter: evidence[" + field + "]", field);
          }
          evidence.put(field, text);
        });
    boolean submitted = !given.isEmpty() && !"false".equals(params.text("submit"));
    if (submitted) {
      ObjectNode details = (ObjectNode) dispute.path("evidence_details");
      details.put("has_evidence", true);
      details.put("submission_count", details.path("submission_count").asInt() + 1);
      dispute.put("status", "under_review");
    }
    book.put(dispute);
    book.emit("charge.dispute.updated", dispute);
    if (submitted && given.containsValue("winning_evidence")) {
      decide(dispute, true);
    } else if (submitted && given.containsValue("losing_evidence")) {
      decide(dispute, false);
    }
    return dispute;
  }

  /** The account gives in. */
  ObjectNode close(ObjectNode dispute) {
    return decide(dispute, false);
  }

  private ObjectNode decide(ObjectNode dispute, boolean won) {
    String status = Json.need(dispute, "status");
    if (Set.of("won", "lost", "warning_closed").contains(status)) {
      throw StripeError.invalid(
          "dispute_unexpected_state", "This dispute is already closed.", null);
    }
    boolean moved = !dispute.path("balance_transactions").isEmpty();
    dispute.put("status", !moved ? "warning_closed" : won ? "won" : "lost");
    book.put(dispute);
    if (moved && won) {
      book(dispute, dispute.path("amount").asLong(), 0);
    }
    book.emit("charge.dispute.closed", dispute);
    if (moved && won) {
      book.emit("charge.dispute.funds_reinstated", dispute);
    }
    return dispute;
  }

  ObjectNode refund(Params params) {
    params.only(Set.of("charge", "payment_intent", "amount", "reason", "metadata"));
    String intent = params.text("payment_intent");
    String chargeId =
        intent == null
            ? params.need("charge")
            : Json.text(book.need("payment_intent", intent), "latest_charge");
    if (chargeId == null) {
      throw StripeError.invalid(
          "payment_intent_unexpected_state", "This PaymentIntent has no successful charge.", null);
    }
    ObjectNode charge = book.need("charge", chargeId);
    if (!charge.path("paid").asBoolean()) {
      throw StripeError.invalid(
          "charge_not_refundable", "This charge did not succeed.", "payment_intent");
    }
    long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
    if (left == 0) {
      throw StripeError.invalid(
          "charge_already_refunded", "Charge " + chargeId + " has already been refunded.", null);
    }
    if (charge.path("disputed").asBoolean()) {
      throw StripeError.invalid(
          "charge_disputed",
          "Charge " + chargeId + " has been charged back; cannot issue a refund.",
          null);
    }
    Long asked = params.number("amount");
    long amount = asked == null ? left : asked;
    if (amount < 1 || amount > left) {
      throw StripeError.invalid(
          "amount_too_large",
          "Refund amount ("
              + amount
              + ") is greater than unrefunded amount on charge ("
              + left
              + ")",
          "amount");
    }
    ObjectNode refund =
        Shapes.refund(book.now(), charge, amount, params.text("reason"), params.map("metadata"));
    ObjectNode balance =
        Shapes.balance(
            book.now(),
            "refund",
            Json.need(refund, "id"),
            Json.need(refund, "currency"),
            -amount,
            0);
    book.put(balance);
    refund.put("balance_transaction", Json.need(balance, "id"));
    book.put(refund);
    charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount);
    charge.put("refunded", amount == left);
    book.put(charge);
    book.emit("refund.created", refund);
    book.emit("charge.refunded", charge);
    return refund;
  }
}
