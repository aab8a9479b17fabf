package org.wattline.billing.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.billing.contract.ledger.AgedReceivables;
import org.wattline.billing.contract.ledger.TrialBalance;

/**
 * The books of the whole supplier as of a day, and as they were known at an instant (now when
 * null). For finance, supervisors and tenant administrators.
 */
public interface BookReports {

  /** The sums of every general ledger account; they sum to zero. */
  TrialBalance trialBalance(Asker asker, @Nullable LocalDate asOf, @Nullable Instant knownAt);

  /** What is owed, by how long it is overdue. */
  AgedReceivables aged(Asker asker, @Nullable LocalDate asOf, @Nullable Instant knownAt);

  /** The same of each account that owes or has something, by account number. */
  Page<AgedAccount> agedByAccount(
      Asker asker,
      @Nullable LocalDate asOf,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int limit);
}
