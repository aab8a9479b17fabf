package org.wattline.billing.ledger.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The accounts that a transaction has locked: it need not ask for them again. */
final class HeldAccounts implements TransactionSynchronization {
  private final Set<UUID> ids = new HashSet<>();

  private HeldAccounts() {}

  /** Those of the transaction that is under way, to be added to. */
  static Set<UUID> ofTransaction() {
    HeldAccounts held =
        (HeldAccounts) TransactionSynchronizationManager.getResource(HeldAccounts.class);
    if (held == null) {
      held = new HeldAccounts();
      TransactionSynchronizationManager.registerSynchronization(held);
      held.resume();
    }
    return held.ids;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(HeldAccounts.class);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(HeldAccounts.class, this);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(HeldAccounts.class);
  }
}
