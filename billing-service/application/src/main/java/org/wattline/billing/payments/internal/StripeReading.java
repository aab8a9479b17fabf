package org.wattline.billing.payments.internal;

import com.stripe.exception.CardException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.payments.PaymentState.Contest;

/** Reads what Stripe says in our own words. */
final class StripeReading {
  private static final int MAX_WORD = 60;

  private StripeReading() {}

  /** A page whose payment did not succeed, or not yet. */
  static Seen session(Session session, String currency) {
    PaymentIntent intent = session.getPaymentIntentObject();
    if (intent != null && "succeeded".equals(intent.getStatus())) {
      return intent(intent, session.getId(), List.of(), List.of(), currency);
    }
    PaymentState state =
        "expired".equals(session.getStatus())
            ? new PaymentState.Failed(PaymentFailure.NOT_COMPLETED)
            : new PaymentState.Pending();
    return new Seen(
        state,
        session.getId(),
        session.getPaymentIntent(),
        session.getUrl(),
        null,
        List.of(),
        List.of());
  }

  /**
   * A payment of the gateway's.
   *
   * @param session the page that it belongs to: there, a decline leaves the payer free to try again
   */
  static Seen intent(
      PaymentIntent intent,
      @Nullable String session,
      List<Refund> refunds,
      List<Dispute> disputes,
      String currency) {
    Charge charge = intent.getLatestChargeObject();
    PaymentState state =
        switch (intent.getStatus()) {
          case "succeeded" ->
              new PaymentState.Succeeded(
                  Instant.ofEpochSecond(charge == null ? intent.getCreated() : charge.getCreated()),
                  Minor.toAmount(charge == null ? 0 : charge.getAmountRefunded(), currency),
                  contest(disputes));
          case "canceled" -> new PaymentState.Failed(PaymentFailure.NOT_COMPLETED);
          case "requires_payment_method" ->
              session == null && intent.getLastPaymentError() != null
                  ? new PaymentState.Failed(failure(intent.getLastPaymentError()))
                  : new PaymentState.Pending();
          default -> new PaymentState.Pending();
        };
    return new Seen(
        state,
        session,
        intent.getId(),
        null,
        charge == null ? null : label(charge),
        refunds.stream().map(refund -> refund(refund, currency)).toList(),
        disputes.stream().map(dispute -> dispute(dispute, currency)).toList());
  }

  /** A kept card that was declined. */
  static Seen declined(CardException declined) {
    StripeError error = declined.getStripeError();
    PaymentIntent intent = error == null ? null : error.getPaymentIntent();
    return new Seen(
        new PaymentState.Failed(error == null ? PaymentFailure.CARD_DECLINED : failure(error)),
        null,
        intent == null ? null : intent.getId(),
        null,
        null,
        List.of(),
        List.of());
  }

  private static PaymentFailure failure(StripeError error) {
    String code = String.valueOf(error.getCode());
    return switch (code) {
      case "authentication_required", "payment_intent_authentication_failure" ->
          PaymentFailure.AUTHENTICATION_REQUIRED;
      case "expired_card" -> PaymentFailure.EXPIRED_CARD;
      case "incorrect_cvc", "incorrect_number", "incorrect_zip" -> PaymentFailure.INCORRECT_DETAILS;
      case "card_declined" ->
          "insufficient_funds".equals(error.getDeclineCode())
              ? PaymentFailure.INSUFFICIENT_FUNDS
              : "authentication_required".equals(error.getDeclineCode())
                  ? PaymentFailure.AUTHENTICATION_REQUIRED
                  : PaymentFailure.CARD_DECLINED;
      default -> PaymentFailure.OTHER;
    };
  }

  private static @Nullable String label(Charge charge) {
    if (charge.getPaymentMethodDetails() == null
        || charge.getPaymentMethodDetails().getCard() == null) {
      return null;
    }
    Charge.PaymentMethodDetails.Card card = charge.getPaymentMethodDetails().getCard();
    String brand = String.valueOf(card.getBrand());
    return brand.substring(0, 1).toUpperCase(Locale.ROOT)
        + brand.substring(1)
        + " •••• "
        + card.getLast4();
  }

  static Seen.SeenRefund refund(Refund refund, String currency) {
    return new Seen.SeenRefund(
        refund.getId(),
        refund.getMetadata() == null ? null : refund.getMetadata().get(StripeGateway.REFUND),
        Minor.toAmount(refund.getAmount(), currency),
        switch (String.valueOf(refund.getStatus())) {
          case "succeeded" -> RefundStatus.SUCCEEDED;
          case "failed", "canceled" -> RefundStatus.FAILED;
          default -> RefundStatus.PENDING;
        },
        Instant.ofEpochSecond(refund.getCreated()));
  }

  private static Contest contest(List<Dispute> disputes) {
    Contest contest = Contest.NONE;
    for (Dispute dispute : disputes) {
      Contest one =
          switch (status(dispute)) {
            case INQUIRY, CLOSED -> Contest.NONE;
            case NEEDS_RESPONSE, UNDER_REVIEW -> Contest.OPEN;
            case WON -> Contest.WON;
            case LOST -> Contest.LOST;
          };
      contest = one.compareTo(contest) > 0 ? one : contest;
    }
    return contest;
  }

  private static DisputeStatus status(Dispute dispute) {
    return switch (String.valueOf(dispute.getStatus())) {
      case "warning_needs_response", "warning_under_review" -> DisputeStatus.INQUIRY;
      case "warning_closed", "prevented" -> DisputeStatus.CLOSED;
      case "under_review" -> DisputeStatus.UNDER_REVIEW;
      case "won" -> DisputeStatus.WON;
      case "lost" -> DisputeStatus.LOST;
      default -> DisputeStatus.NEEDS_RESPONSE;
    };
  }

  private static Seen.SeenDispute dispute(Dispute dispute, String currency) {
    Instant taken = null;
    Instant returned = null;
    for (BalanceTransaction moved : dispute.getBalanceTransactions()) {
      Instant at = Instant.ofEpochSecond(moved.getCreated());
      if (moved.getAmount() < 0) {
        taken = at;
      } else if (moved.getAmount() > 0) {
        returned = at;
      }
    }
    BigDecimal amount = Minor.toAmount(dispute.getAmount(), currency);
    Long due =
        dispute.getEvidenceDetails() == null ? null : dispute.getEvidenceDetails().getDueBy();
    String reason = String.valueOf(dispute.getReason());
    return new Seen.SeenDispute(
        dispute.getId(),
        amount,
        status(dispute),
        reason.substring(0, Math.min(MAX_WORD, reason.length())),
        Instant.ofEpochSecond(dispute.getCreated()),
        due == null ? null : Instant.ofEpochSecond(due),
        taken,
        returned);
  }
}
