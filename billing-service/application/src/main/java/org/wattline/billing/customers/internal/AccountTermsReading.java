package org.wattline.billing.customers.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.copying.Columns;
import org.wattline.billing.customers.AccountTerms;
import org.wattline.tenancy.concurrent.TenantBatches;

/**
 * Reads accounts' terms, each with the role that somebody has there, as it stands now: those of one
 * supplier that are asked for at the same time by one statement.
 */
@Component
class AccountTermsReading
    implements TenantBatches.Work<AccountTermsReading.Wanted, Optional<AccountTermsReading.Terms>> {
  /** Accounts in one statement. */
  private static final int MOST = 32;

  /** Statements of one supplier at the same time. */
  private static final int AT_ONCE = 2;

  private final JdbcOperations connections;
  private final TenantBatches<Wanted, Optional<Terms>> batches =
      new TenantBatches<>(MOST, AT_ONCE, this);

  AccountTermsReading(JdbcOperations connections) {
    this.connections = connections;
  }

  /** An account, and who asks. */
  record Wanted(UUID account, String subject) {}

  /** An account's terms with the asker's role there, if there is one. */
  record Terms(AccountTerms account, @Nullable AccountRole role) {}

  /** The account's terms; none where there is no such account. */
  Optional<Terms> of(UUID account, String subject) {
    Wanted wanted = new Wanted(account, subject);
    // who holds a connection does not wait for others who need one
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? alone(wanted)
        : batches.submit(wanted);
  }

  @Override
  public List<@Nullable Optional<Terms>> together(List<Wanted> wanted) {
    Columns rows = new Columns("int4", "uuid", "text");
    for (int i = 0; i < wanted.size(); i++) {
      rows.add(i, wanted.get(i).account(), wanted.get(i).subject());
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    Optional<Terms>[] found = new Optional[wanted.size()];
    Arrays.fill(found, Optional.empty());
    rows.query(
        connections,
        """
        select n.i, a.currency, a.language, p.role
          from %s n(i, id, subject) join account a on a.id = n.id
          left join account_person p
            on p.account_id = a.id and p.subject = n.subject and p.ended_at is null
        """,
        row -> {
          int i = row.getInt(1);
          String role = row.getString(4);
          found[i] =
              Optional.of(
                  new Terms(
                      new AccountTerms(wanted.get(i).account(), row.getString(2), row.getString(3)),
                      role == null ? null : AccountRole.valueOf(role)));
        });
    return Arrays.asList(found);
  }

  @Override
  public Optional<Terms> alone(Wanted wanted) {
    return Objects.requireNonNull(together(List.of(wanted)).getFirst());
  }
}
