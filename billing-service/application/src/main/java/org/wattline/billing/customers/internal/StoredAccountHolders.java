package org.wattline.billing.customers.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.customers.AccountHolders;

@Service
class StoredAccountHolders implements AccountHolders {
  private final AccountRows accounts;
  private final JdbcClient jdbc;

  StoredAccountHolders(AccountRows accounts, JdbcClient jdbc) {
    this.accounts = accounts;
    this.jdbc = jdbc;
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
    return jdbc.sql(
            """
            select a.id, a.delivery, c.email from account a join customer c on c.id = a.customer_id
            where a.id = any(:ids)
            """)
        .param("ids", accountIds.toArray(UUID[]::new))
        .query(
            (row, n) ->
                new Addressee(
                    row.getObject("id", UUID.class),
                    DeliveryChannel.valueOf(row.getString("delivery")),
                    row.getString("email")))
        .list();
  }
}
