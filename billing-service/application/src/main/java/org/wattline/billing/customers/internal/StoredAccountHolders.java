package org.wattline.billing.customers.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.customers.AccountHolders;

@Service
class StoredAccountHolders implements AccountHolders {
  private final AccountRows accounts;

  StoredAccountHolders(AccountRows accounts) {
    this.accounts = accounts;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<HeldAccount> of(UUID accountId) {
    return accounts
        .whole(accountId)
        .map(row -> new HeldAccount(row.toContract(null), row.holder().toContract()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Addressee> addressees(Collection<UUID> accountIds) {
    return accountIds.isEmpty() ? List.of() : accounts.addressees(accountIds);
  }
}
