package org.wattline.billing.payments;

import java.math.BigDecimal;
import java.time.Instant;
import org.wattline.billing.contract.payments.PaymentFailure;

/**
 * Where a payment stands, and where it may go from there. Knowledge only grows: a state that was
 * learnt is never given up for one that says less, so what is heard twice or in the wrong order
 * ends alike.
 */
public sealed interface PaymentState {

  /** Stored here; whether the gateway took it is not known to matter yet. */
  record Requested() implements PaymentState {}

  /** The gateway took it and waits for the payer or a bank. */
  record Pending() implements PaymentState {}

  /** The gateway did not answer: it may or may not have it. */
  record Unknown() implements PaymentState {}

  /** It came to nothing. */
  record Failed(PaymentFailure reason) implements PaymentState {}

  /**
   * The money came.
   *
   * @param at when the gateway took it
   * @param refunded what was given back since, 0 to the payment's amount
   * @param contest what the payer's bank says of it
   */
  record Succeeded(Instant at, BigDecimal refunded, Contest contest) implements PaymentState {
    public Succeeded {
      if (refunded.signum() < 0) {
        throw new IllegalArgumentException("A refund is never below zero: " + refunded);
      }
    }
  }

  /** Whether the payer's bank contests a payment, in the order in which that can happen. */
  enum Contest {
    NONE,
    OPEN,
    WON,
    LOST
  }

  /** Whether nothing more is expected to become known. */
  default boolean isSettled() {
    return this instanceof Failed || this instanceof Succeeded;
  }

  /**
   * What is known when this was known and {@code heard} is heard. The order of hearing does not
   * matter, nor how often.
   */
  default PaymentState learning(PaymentState heard) {
    if (this instanceof Succeeded mine && heard instanceof Succeeded theirs) {
      return new Succeeded(
          mine.at().isBefore(theirs.at()) ? mine.at() : theirs.at(),
          mine.refunded().max(theirs.refunded()),
          mine.contest().compareTo(theirs.contest()) >= 0 ? mine.contest() : theirs.contest());
    }
    if (this instanceof Failed mine && heard instanceof Failed theirs) {
      return mine.reason().compareTo(theirs.reason()) <= 0 ? mine : theirs;
    }
    return heard.rank() > rank() ? heard : this;
  }

  /** How much the state says. */
  private int rank() {
    return switch (this) {
      case Requested r -> 0;
      case Unknown u -> 1;
      case Pending p -> 2;
      case Failed f -> 3;
      case Succeeded s -> 4;
    };
  }
}
