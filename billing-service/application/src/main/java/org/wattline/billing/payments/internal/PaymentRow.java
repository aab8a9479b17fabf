package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.payments.PaymentState.Contest;

/** A payment as it is stored. */
record PaymentRow(
    UUID id,
    UUID accountId,
    BigDecimal amount,
    String currency,
    @Nullable UUID billId,
    PaymentOrigin origin,
    @Nullable UUID methodId,
    boolean saveMethod,
    PaymentState state,
    @Nullable String session,
    @Nullable String intent,
    @Nullable String url,
    @Nullable String returnPath,
    @Nullable String language,
    @Nullable String method,
    Instant expiresAt,
    Instant requestedAt,
    @Nullable LocalDate paidOn) {

  Payment shown() {
    PaymentFailure failure = state instanceof PaymentState.Failed f ? f.reason() : null;
    BigDecimal refunded =
        state instanceof PaymentState.Succeeded s ? s.refunded() : BigDecimal.ZERO;
    return new Payment(
        id,
        accountId,
        amount,
        currency,
        billId,
        origin,
        status(),
        failure,
        refunded,
        method,
        state.isSettled() ? null : url,
        requestedAt,
        paidOn);
  }

  PaymentStatus status() {
    return switch (state) {
      case PaymentState.Requested r -> PaymentStatus.REQUESTED;
      case PaymentState.Pending p -> PaymentStatus.PENDING;
      case PaymentState.Unknown u -> PaymentStatus.UNKNOWN;
      case PaymentState.Failed f -> PaymentStatus.FAILED;
      case PaymentState.Succeeded s -> status(s);
    };
  }

  private PaymentStatus status(PaymentState.Succeeded s) {
    if (s.contest() == Contest.OPEN) {
      return PaymentStatus.DISPUTED;
    }
    if (s.contest() == Contest.LOST) {
      return PaymentStatus.REVERSED;
    }
    if (s.refunded().signum() == 0) {
      return PaymentStatus.SUCCEEDED;
    }
    return s.refunded().compareTo(amount) >= 0
        ? PaymentStatus.REFUNDED
        : PaymentStatus.PARTLY_REFUNDED;
  }
}
