package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transaction.
 *
 * @param accountId the customer's account; always with {@link GlAccount#RECEIVABLES}
 * @param amount in the supplier's currency, debit above zero, credit below; never zero, below
 *     10^12, at most {@value #MAX_DECIMALS} decimals
 */
public record Leg(GlAccount gl, @Nullable UUID accountId, BigDecimal amount) {
  /** No currency has more. */
  public static final int MAX_DECIMALS = 4;

  private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(12);

  public Leg {
    Objects.requireNonNull(gl, "gl");
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("A leg of nothing is no leg");
    }
    if (amount.abs().compareTo(TOO_MUCH) >= 0
        || amount.stripTrailingZeros().scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException("No amount of the books: " + amount);
    }
    if (gl == GlAccount.RECEIVABLES && accountId == null) {
      throw new IllegalArgumentException("What is owed is owed by an account");
    }
  }

  public static Leg of(GlAccount gl, BigDecimal amount) {
    return new Leg(gl, null, amount);
  }

  /** What an account owes more, or below zero less. */
  public static Leg receivable(UUID accountId, BigDecimal amount) {
    return new Leg(GlAccount.RECEIVABLES, accountId, amount);
  }

  Leg negated() {
    return new Leg(gl, accountId, amount.negate());
  }
}
