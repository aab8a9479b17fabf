package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is booked together.
 *
 * @param id made by the caller, and the key of its idempotency: the same id is booked once
 * @param effectiveDate the supplier's local date that it counts from
 * @param reference what people know it by, such as a bill's number; 1 to {@value #MAX_REFERENCE}
 *     characters
 * @param sourceId what it was booked for, such as a bill or a payment
 * @param legs 2 to {@value #MAX_LEGS}, which sum to zero
 */
public record Transaction(
    UUID id,
    TransactionKind kind,
    LocalDate effectiveDate,
    String reference,
    @Nullable UUID sourceId,
    List<Leg> legs) {
  public static final int MAX_REFERENCE = 80;

  /** Far more than any document needs. */
  public static final int MAX_LEGS = 1_000;

  public Transaction {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(effectiveDate, "effectiveDate");
    legs = List.copyOf(legs);
    if (reference.isBlank() || reference.length() > MAX_REFERENCE) {
      throw new IllegalArgumentException(
          "A reference has 1 to " + MAX_REFERENCE + " characters: '" + reference + "'");
    }
    if (legs.size() < 2 || legs.size() > MAX_LEGS) {
      throw new IllegalArgumentException(
          "A transaction has 2 to " + MAX_LEGS + " legs, not " + legs.size());
    }
    BigDecimal sum = legs.stream().map(Leg::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() != 0) {
      throw new IllegalArgumentException(
          "The legs of " + reference + " sum to " + sum.toPlainString() + ", not to zero");
    }
  }

  /** What takes this one back, as of a day. */
  public Transaction reversal(UUID reversalId, LocalDate day) {
    return new Transaction(
        reversalId,
        TransactionKind.REVERSAL,
        day,
        reference,
        sourceId,
        legs.stream().map(Leg::negated).toList());
  }
}
