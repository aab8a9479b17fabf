package org.wattline.billing.payments;

import java.util.UUID;

/** Names a payment; also Stripe's reference to it, in the metadata of what is asked of Stripe. */
public record PaymentId(UUID value) {

  /** Reads what {@link #toString} wrote. */
  public static PaymentId parse(String text) {
    return new PaymentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
