package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that pays what an account owes: a payment, a write-off, a credit given.
 *
 * @param id the payment's or document's own; allocated once
 * @param amount above zero
 * @param effectiveDate the day that it counts from: the effective date of its posting
 * @param named the document that the payer names, which is paid before all others; null for none
 */
public record Credit(
    UUID id,
    UUID accountId,
    BigDecimal amount,
    LocalDate effectiveDate,
    AllocationPolicy policy,
    @Nullable UUID named) {
  public Credit {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(accountId, "accountId");
    Objects.requireNonNull(effectiveDate, "effectiveDate");
    Objects.requireNonNull(policy, "policy");
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("A credit is above zero, not " + amount);
    }
  }
}
