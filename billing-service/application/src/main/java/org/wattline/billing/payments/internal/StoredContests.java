package org.wattline.billing.payments.internal;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.ledger.ContestedPayments;

/** Tells of card payments that a payer's bank takes back. */
@Repository
class StoredContests implements ContestedPayments {
  private final JdbcClient jdbc;

  StoredContests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean of(UUID accountId) {
    return jdbc.sql(
            "select exists (select from card_payment where account_id = :account and contest = 'OPEN')")
        .param("account", accountId)
        .query(Boolean.class)
        .single();
  }
}
