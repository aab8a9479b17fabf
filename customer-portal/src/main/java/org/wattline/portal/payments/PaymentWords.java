package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.tenancy.vaadin.view.Badge;

/** Says payments in the reader's words. */
final class PaymentWords {
  private PaymentWords() {}

  /** A card as its owner knows it: {@code Visa ending in 4242, until 08/2029}. */
  static String card(Component where, SavedMethod method) {
    return where.getTranslation(
        "card.saved",
        brand(method.brand()),
        method.lastDigits(),
        String.format(Locale.ROOT, "%02d/%d", method.expiryMonth(), method.expiryYear()));
  }

  static String why(Component where, PaymentFailure failure) {
    return where.getTranslation("payment.failure." + failure.name().toLowerCase(Locale.ROOT));
  }

  static Badge state(Component where, Payment payment) {
    return new Badge(
        where.getTranslation("payment.status." + payment.status().name().toLowerCase(Locale.ROOT)),
        switch (payment.status()) {
          case SUCCEEDED -> Badge.Tone.GOOD;
          case FAILED, REVERSED -> Badge.Tone.DANGER;
          case DISPUTED -> Badge.Tone.WARNING;
          default -> Badge.Tone.NEUTRAL;
        });
  }

  /** Whether money was taken, whatever became of it later. */
  static boolean hasReceipt(PaymentStatus status) {
    return switch (status) {
      case SUCCEEDED, PARTLY_REFUNDED, REFUNDED, DISPUTED -> true;
      default -> false;
    };
  }

  private static String brand(String brand) {
    return switch (brand) {
      case "visa" -> "Visa";
      case "mastercard" -> "Mastercard";
      case "amex" -> "American Express";
      case "bancontact" -> "Bancontact";
      default ->
          brand.isEmpty()
              ? "Card"
              : brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
    };
  }
}
