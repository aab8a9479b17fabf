package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.util.Currency;
import org.springframework.stereotype.Component;
import org.wattline.billing.customers.Supplier;

/** Amounts as the supplier's books write them: in its currency, with all of its decimals. */
@Component
class BookAmounts {
  private final Supplier supplier;

  BookAmounts(Supplier supplier) {
    this.supplier = supplier;
  }

  String currency() {
    return supplier.currency();
  }

  int decimals() {
    return Currency.getInstance(currency()).getDefaultFractionDigits();
  }

  /**
   * The same amount with so many decimals.
   *
   * @throws IllegalArgumentException when it is finer
   */
  static BigDecimal written(BigDecimal amount, int decimals) {
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException(
          amount + " is finer than the currency, which has " + decimals + " decimals");
    }
    return amount.setScale(decimals);
  }
}
