package org.wattline.billing.contract.payments;

/** Where a payment stands. */
public enum PaymentStatus {
  /** Asked for; the payment provider has not taken it yet. */
  REQUESTED,
  /** The provider has it: it waits for the payer or for a bank. */
  PENDING,
  /** The provider did not answer in time: nobody knows yet, and it is being asked. */
  UNKNOWN,
  SUCCEEDED,
  /** Came to nothing; {@link Payment#failure} says why. Nothing was taken. */
  FAILED,
  /** Succeeded, and a part of it was given back. */
  PARTLY_REFUNDED,
  /** Succeeded, and all of it was given back. */
  REFUNDED,
  /** Succeeded, and the payer contests it with their bank. */
  DISPUTED,
  /** The bank took it back after a dispute. */
  REVERSED
}
