package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The double-entry books in the supplier's currency. Nothing booked is ever changed. */
public interface Ledger {

  /**
   * Books transactions in the caller's database transaction, all or none; thousands at once are
   * cheap. A transaction that is booked already, with the same content, is passed over.
   *
   * @throws IllegalStateException when a transaction of the same id and another content is booked
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a database
   *     transaction
   * @throws IllegalArgumentException when an amount is finer than the currency, or an account does
   *     not exist
   */
  void post(Collection<Transaction> transactions);

  /** What an account owes; below zero: what the supplier owes to it. */
  BigDecimal balance(UUID accountId);

  /** The balances of accounts; zero for one without any booking. */
  Map<UUID, BigDecimal> balances(Collection<UUID> accountIds);
}
