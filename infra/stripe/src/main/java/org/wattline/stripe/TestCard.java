package org.wattline.stripe;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's documented test cards, as far as they are known here; every other number is refused. */
enum TestCard {
  VISA("4242424242424242", "visa", "US", Outcome.SUCCESS, null),
  VISA_DEBIT("4000056655665556", "visa", "US", Outcome.SUCCESS, null),
  VISA_BELGIUM("4000000560000004", "visa", "BE", Outcome.SUCCESS, null),
  MASTERCARD("5555555555554444", "mastercard", "US", Outcome.SUCCESS, null),
  AMERICAN_EXPRESS("378282246310005", "amex", "US", Outcome.SUCCESS, null),
  DECLINED("4000000000000002", "visa", "US", Outcome.DECLINE, "generic_decline"),
  INSUFFICIENT_FUNDS("4000000000009995", "visa", "US", Outcome.DECLINE, "insufficient_funds"),
  LOST("4000000000009987", "visa", "US", Outcome.DECLINE, "lost_card"),
  STOLEN("4000000000009979", "visa", "US", Outcome.DECLINE, "stolen_card"),
  EXPIRED("4000000000000069", "visa", "US", Outcome.DECLINE, "expired_card"),
  INCORRECT_CVC("4000000000000127", "visa", "US", Outcome.DECLINE, "incorrect_cvc"),
  PROCESSING_ERROR("4000000000000119", "visa", "US", Outcome.DECLINE, "processing_error"),
  /** Can be saved, and is declined when it is charged. */
  DECLINED_LATER("4000000000000341", "visa", "US", Outcome.DECLINE_AFTER_SAVING, "generic_decline"),
  /** Asks once; later charges of the saved card go through. */
  CHALLENGE_UNLESS_SAVED("4000002500003155", "visa", "IE", Outcome.CHALLENGE_ONCE, null),
  /** Asks every time: charges without the payer are declined. */
  CHALLENGE_ALWAYS("4000002760003184", "visa", "DE", Outcome.CHALLENGE_ALWAYS, null),
  CHALLENGE("4000000000003220", "visa", "US", Outcome.CHALLENGE_ALWAYS, null),
  DISPUTED_AS_FRAUD("4000000000000259", "visa", "US", Outcome.DISPUTE, "fraudulent"),
  DISPUTED_AS_NOT_RECEIVED(
      "4000000000002685", "visa", "US", Outcome.DISPUTE, "product_not_received"),
  INQUIRY("4000000000001976", "visa", "US", Outcome.INQUIRY, "product_not_received");

  private final String number;
  private final String brand;
  private final String country;
  private final Outcome outcome;
  private final @Nullable String reason;

  TestCard(String number, String brand, String country, Outcome outcome, @Nullable String reason) {
    this.number = number;
    this.brand = brand;
    this.country = country;
    this.outcome = outcome;
    this.reason = reason;
  }

  /** What the card does when it is charged. */
  enum Outcome {
    SUCCESS,
    DECLINE,
    DECLINE_AFTER_SAVING,
    CHALLENGE_ONCE,
    CHALLENGE_ALWAYS,
    DISPUTE,
    INQUIRY;

    boolean challenges() {
      return this == CHALLENGE_ONCE || this == CHALLENGE_ALWAYS;
    }
  }

  static Optional<TestCard> ofNumber(String typed) {
    String digits = typed.replaceAll("[\\s-]", "");
    return Arrays.stream(values()).filter(card -> card.number.equals(digits)).findFirst();
  }

  String brand() {
    return brand;
  }

  String country() {
    return country;
  }

  String lastDigits() {
    return number.substring(number.length() - 4);
  }

  String firstDigits() {
    return number.substring(0, 6);
  }

  Outcome outcome() {
    return outcome;
  }

  /** Why it is declined or disputed. */
  String reason() {
    return reason == null ? "generic_decline" : reason;
  }

  /** The error's code and sentence for a decline reason, as Stripe gives them. */
  static String[] codeAndMessage(String reason) {
    return switch (reason) {
      case "insufficient_funds" ->
          new String[] {"card_declined", "Your card has insufficient funds."};
      case "expired_card" -> new String[] {"expired_card", "Your card has expired."};
      case "incorrect_cvc" ->
          new String[] {"incorrect_cvc", "Your card's security code is incorrect."};
      case "processing_error" ->
          new String[] {
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit."
          };
      case "authentication_required" ->
          new String[] {
            "authentication_required",
            "Your card was declined. This transaction requires authentication."
          };
      default -> new String[] {"card_declined", "Your card was declined."};
    };
  }
}
